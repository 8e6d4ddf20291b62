import type { ReactNode } from "react";

export type Door = { href: string; title: string; count?: number; unit?: string; note?: ReactNode; sign?: "slip" };

/** The two or three ways into the site, each a leaf that stands ajar. */
export function Doors({ doors }: { doors: Door[] }) {
  return (
    <ul className="doors">
      {doors.map((door) => (
        <li key={door.href} className="door-item">
          <a className="door" href={door.href}>
            <span className="door-leaf">
              <span className="door-title">{door.title}</span>
              {door.count === undefined ? null : (
                <span className="door-count">
                  {door.count}
                  <span className="unit">{door.unit}</span>
                </span>
              )}
              {door.sign === "slip" ? <Slip /> : null}
              {door.note ? <span className="door-note">{door.note}</span> : null}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** A slip of paper with a code on it, for the door that has no number to show. */
function Slip() {
  return (
    <svg className="door-sign" viewBox="0 0 76 56" aria-hidden="true" focusable="false" fill="none" stroke="currentColor" strokeWidth="3">
      <path d="M2 2h72v15a11 11 0 0 0 0 22v15H2V39a11 11 0 0 0 0-22z" />
      <path d="M23 21h7M34 21h7M45 21h7M23 35h18" />
    </svg>
  );
}
