import type { ReactNode } from "react";

export type Door = { href: string; title: string; count?: number; unit?: string; note?: ReactNode };

/** The two or three ways into the site, each a leaf that stands ajar. */
export function Doors({ doors }: { doors: Door[] }) {
  return (
    <ul className="doors">
      {doors.map((door) => (
        <li key={door.href} className="door-item">
          <a className="door" href={door.href}>
            <span className="door-title">{door.title}</span>
            {door.count === undefined ? null : (
              <span className="door-count">
                {door.count}
                <span className="unit">{door.unit}</span>
              </span>
            )}
            {door.note ? <span className="door-note">{door.note}</span> : null}
          </a>
        </li>
      ))}
    </ul>
  );
}
