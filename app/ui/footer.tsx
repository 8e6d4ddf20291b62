import type { Lang } from "~/domain/text/lang";
import type { SiteIdentity } from "./frame";
import { uiWords } from "./words";

/** Who runs this site: only what the deployment has configured. */
export function Footer({ lang, site }: { lang: Lang; site: SiteIdentity }) {
  const words = uiWords[lang];
  const facts: { label: string; text: string | undefined; href?: string }[] = [
    { label: words.sponsor, text: site.sponsor },
    { label: words.undertaker, text: site.undertaker },
    { label: words.address, text: site.address },
    { label: words.postcode, text: site.postcode },
    { label: words.phone, text: site.phone, href: site.phone ? telHref(site.phone) : undefined },
    { label: words.siteIdentifierCode, text: site.siteIdentifierCode },
    { label: words.icp, text: site.icp, href: "https://beian.miit.gov.cn/" },
    { label: words.publicSecurityRecord, text: site.publicSecurityRecord, href: site.publicSecurityHref },
  ];
  const shown = facts.filter((fact) => fact.text?.trim());
  return (
    <footer className="site-footer" aria-label={words.footer}>
      <div className="measure">
        {site.footerLinks?.length ? (
          <ul className="footer-links">
            {site.footerLinks.map((link) => (
              <li key={link.href}>
                <a href={link.href}>{link.label}</a>
              </li>
            ))}
          </ul>
        ) : null}
        {shown.length > 0 ? (
          <dl className="footer-facts">
            {shown.map((fact) => (
              <div key={fact.label}>
                <dt>{fact.label}</dt>
                <dd>{fact.href ? <a href={fact.href}>{fact.text}</a> : fact.text}</dd>
              </div>
            ))}
          </dl>
        ) : null}
      </div>
    </footer>
  );
}

/** The telephone, always in view in elder mode. */
export function PhoneBar({ lang, site }: { lang: Lang; site: SiteIdentity }) {
  if (!site.phone?.trim()) return null;
  return (
    <aside className="phone-bar" aria-label={uiWords[lang].phone}>
      <a href={telHref(site.phone)}>{uiWords[lang].callUs(site.phone)}</a>
    </aside>
  );
}

/** `021-6000 0000` becomes `tel:02160000000`. */
export function telHref(phone: string): string {
  return `tel:${phone.replace(/[^0-9+]/g, "")}`;
}
