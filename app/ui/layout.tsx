import type { ReactNode } from "react";
import type { Lang } from "~/domain/text/lang";
import { Footer, PhoneBar } from "./footer";
import { HiddenFields } from "./form";
import { isCurrent, pathInLang, type PageFrame } from "./frame";
import { Mark } from "./mark";
import { uiWords } from "./words";

/**
 * A public page: skip link, header with the office's name, one main landmark, footer. With `printTickets` paper
 * takes only the tickets inside `Tickets`, one on each A6 sheet.
 */
export function Page(props: { frame: PageFrame; narrow?: boolean; printTickets?: boolean; children: ReactNode }) {
  const { frame, narrow, children } = props;
  return (
    <div className={props.printTickets ? "frame frame-ticket" : "frame"}>
      <SkipLink lang={frame.lang} />
      {frame.demoClock ? <DemoStrip lang={frame.lang} clock={frame.demoClock} /> : null}
      <Header frame={frame} />
      <main id="content" tabIndex={-1} className={narrow ? "site-main measure narrow-main" : "site-main measure"}>
        {children}
      </main>
      <Footer lang={frame.lang} site={frame.site} />
      {frame.elder ? <PhoneBar lang={frame.lang} site={frame.site} /> : null}
    </div>
  );
}

/** A page of one reading column: forms, messages, receipts. */
export function NarrowPage(props: { frame: PageFrame; printTickets?: boolean; children: ReactNode }) {
  return <Page {...props} narrow />;
}

export function SkipLink({ lang }: { lang: Lang }) {
  return (
    <a className="skip-link" href="#content">
      {uiWords[lang].skipToContent}
    </a>
  );
}

export function DemoStrip({ lang, clock }: { lang: Lang; clock: string }) {
  const words = uiWords[lang];
  return (
    <aside className="demo-strip" aria-label={words.demoTitle}>
      <div className="measure demo-strip-row">
        <strong>{words.demoTitle}</strong>
        <span>{words.demoClock(clock)}</span>
        <span className="demo-note">{words.demoNote}</span>
      </div>
    </aside>
  );
}

function Header({ frame }: { frame: PageFrame }) {
  const words = uiWords[frame.lang];
  const home = pathInLang("/", frame.lang);
  return (
    <header className="site-header">
      <div className="measure site-header-row">
        <a className="site-mark" href={home}>
          <Mark />
          {words.product}
        </a>
        <PageTools frame={frame} />
        <p className="site-name">
          <a href={home}>{frame.site.officeName}</a>
        </p>
      </div>
      <nav className="site-nav" aria-label={words.mainNavigation}>
        <div className="measure">
          <ul>
            {frame.nav.map((link) => (
              <li key={link.href}>
                <a href={link.href} aria-current={isCurrent(link.href, frame.path) ? "page" : undefined}>
                  {link.label}
                </a>
              </li>
            ))}
          </ul>
        </div>
      </nav>
    </header>
  );
}

function PageTools({ frame }: { frame: PageFrame }) {
  const words = uiWords[frame.lang];
  const other = frame.lang === "zh" ? "en" : "zh";
  return (
    <div className="site-tools" role="group" aria-label={words.pageTools}>
      <form method="post" action="/preferences">
        <HiddenFields values={{ elder: frame.elder ? "0" : "1", returnTo: frame.path }} />
        <button type="submit" className="site-tool">
          {frame.elder ? words.elderOff : words.elderOn}
        </button>
      </form>
      <a className="site-tool" href={pathInLang(frame.path, other)} lang={words.otherLanguageCode} hrefLang={words.otherLanguageCode}>
        {words.otherLanguage}
      </a>
    </div>
  );
}
