/** The module of app/page-client: built beside the site, or as it is written while developing. */
export const VERIFY_SCRIPT = import.meta.env.DEV ? "/app/page-client/verify-page.ts" : "/page/verify-draw.js";
