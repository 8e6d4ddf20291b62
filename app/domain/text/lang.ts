/** The two languages of the product: Chinese at `/…`, English at `/en/…`. */
export const LANGS = ["zh", "en"] as const;

export type Lang = (typeof LANGS)[number];
