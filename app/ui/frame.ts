import type { Lang } from "~/domain/text/lang";

export type NavLink = { href: string; label: string; count?: number };

/** What a deployment says about itself. A field that is blank is not shown; no number is ever invented. */
export type SiteIdentity = {
  /** The office's name, the headline of every page. */
  officeName: string;
  /** The telephone people can call about this site; always in view in elder mode. */
  phone?: string;
  sponsor?: string;
  undertaker?: string;
  address?: string;
  postcode?: string;
  siteIdentifierCode?: string;
  icp?: string;
  publicSecurityRecord?: string;
  /** Link of the public security record, which carries the number in its address. */
  publicSecurityHref?: string;
  footerLinks?: NavLink[];
};

/** What a page needs to know to draw the header and the footer around its content. */
export type PageFrame = {
  lang: Lang;
  elder: boolean;
  /** Path and query of this page as asked for, for example `/en/catalogue?year=2026`. */
  path: string;
  site: SiteIdentity;
  nav: NavLink[];
  /** The demo's clock in words; absent outside demo mode. */
  demoClock?: string;
};

/** The same address in the other language: Chinese at `/…`, English at `/en/…`. */
export function pathInLang(path: string, lang: Lang): string {
  const bare = path === "/en" || path.startsWith("/en?") ? `/${path.slice(3)}` : path.startsWith("/en/") ? path.slice(3) : path;
  if (lang === "zh") return bare;
  if (bare === "/") return "/en";
  return bare.startsWith("/?") ? `/en${bare.slice(1)}` : `/en${bare}`;
}

/** Whether a navigation link leads to this page or to one of its parents. */
export function isCurrent(href: string, path: string): boolean {
  const bare = path.split("?", 1)[0] ?? path;
  return bare === href || bare.startsWith(`${href}/`);
}
