import type { ReactNode } from "react";
import type { NavLink, PageFrame } from "./frame";
import { isCurrent } from "./frame";
import { DemoStrip, SkipLink } from "./layout";
import { Mark } from "./mark";
import { uiWords } from "./words";

export type DeskNavGroup = { title?: string; links: NavLink[] };

/** A page for officials: what waits for them at the side, who they are at the top, dense content. */
export function DeskPage(props: {
  frame: PageFrame;
  groups: DeskNavGroup[];
  /** Name and roles of the person who is signed in. */
  person: string;
  signOutAction: string;
  children: ReactNode;
}) {
  const { frame } = props;
  const words = uiWords[frame.lang];
  const current = currentLink(props.groups, frame.path);
  return (
    <div className="frame frame-desk">
      <SkipLink lang={frame.lang} />
      {frame.demoClock ? <DemoStrip lang={frame.lang} clock={frame.demoClock} /> : null}
      <header className="desk-header">
        <div className="desk-header-row desk-measure">
          <a className="site-mark" href="/">
            <Mark />
            {words.product}
          </a>
          <p className="site-name">{frame.site.officeName}</p>
          <div className="desk-person">
            <span>{words.signedInAs(props.person)}</span>
            <form method="post" action={props.signOutAction}>
              <button type="submit" className="site-tool">
                {words.signOut}
              </button>
            </form>
          </div>
        </div>
      </header>
      <div className="desk-body">
        <nav className="desk-nav" aria-label={words.deskNavigation}>
          {props.groups.map((group, index) => (
            <div key={group.title ?? index}>
              {group.title ? <p className="desk-nav-group">{group.title}</p> : null}
              <ul>
                {group.links.map((link) => (
                  <li key={link.href}>
                    <a href={link.href} aria-current={link.href === current ? "page" : undefined}>
                      {link.label}
                      {link.count === undefined ? null : <span className="desk-nav-count">{link.count}</span>}
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
        <main id="content" tabIndex={-1} className="desk-main">
          {props.children}
        </main>
      </div>
    </div>
  );
}

/** The longest link that leads here, so that `/desk` is not marked on every page below it. */
function currentLink(groups: DeskNavGroup[], path: string): string | undefined {
  return groups
    .flatMap((group) => group.links.map((link) => link.href))
    .filter((href) => isCurrent(href, path))
    .sort((a, b) => b.length - a.length)[0];
}
