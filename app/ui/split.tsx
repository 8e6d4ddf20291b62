import type { ReactNode } from "react";

/**
 * What can be done now, beside the content on wide screens and above it on narrow ones: the order of the markup is
 * the order in which a phone and a screen reader give it.
 */
export function WithAside({ label, aside, children }: { label: string; aside: ReactNode; children: ReactNode }) {
  return (
    <div className="split split-aside">
      <aside className="aside stack" aria-label={label}>
        {aside}
      </aside>
      <div>{children}</div>
    </div>
  );
}

/** A long text with its contents at the side. */
export function WithContents({ contents, children }: { contents: ReactNode; children: ReactNode }) {
  return (
    <div className="split split-contents">
      <div>{contents}</div>
      <div>{children}</div>
    </div>
  );
}
