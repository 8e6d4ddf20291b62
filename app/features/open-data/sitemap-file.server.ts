import { localPath } from "~/platform/http";

/** Pages that are always there, besides what is published. */
const STANDING_PAGES = ["/", "/consultations", "/receipts", "/privacy", "/open-data"];

/** The site map (sitemaps.org 0.9): every public page once in each language, each naming its other language. */
export function sitemapFile(pages: readonly { path: string; updatedAt: Date }[], publicUrl: string): string {
  const all = [...STANDING_PAGES.map((path) => ({ path, updatedAt: null })), ...pages];
  const urls = all.flatMap(({ path, updatedAt }) =>
    (["zh", "en"] as const).map((lang) => {
      const address = (of: "zh" | "en") => escapeXml(publicUrl + localPath(of, path));
      const lastmod = updatedAt ? `<lastmod>${updatedAt.toISOString()}</lastmod>` : "";
      return `<url><loc>${address(lang)}</loc>${lastmod}<xhtml:link rel="alternate" hreflang="zh-CN" href="${address("zh")}"/><xhtml:link rel="alternate" hreflang="en" href="${address("en")}"/></url>`;
    }),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${urls.join("\n")}\n</urlset>\n`;
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
