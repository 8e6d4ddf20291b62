import type { ReactNode } from "react";

/** Something most readers do not need, one press away and without any script. Paper shows it open. */
export function Fold(props: { summary: ReactNode; open?: boolean; className?: string; children: ReactNode }) {
  return (
    <details className={props.className} open={props.open}>
      <summary>{props.summary}</summary>
      <div>{props.children}</div>
    </details>
  );
}
