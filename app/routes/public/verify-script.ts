/** The module of app/verify-client: built beside the site, or as it is written while developing. */
export const VERIFY_SCRIPT = import.meta.env.DEV ? "/app/verify-client/verify-page.ts" : "/verify/verify-draw.js";
