import type { ReactNode } from "react";
import { CodeDisplay } from "./code-display";
import { QrCode } from "./qr";

/** One or more tickets; on a page with `printTickets` each prints on an A6 sheet of its own. */
export function Tickets({ children }: { children: ReactNode }) {
  return <div className="tickets stack">{children}</div>;
}

/**
 * What is shown at the door: what and when, the QR code on white, the code in its groups to be typed in, then who and
 * what to bring as `children`. `scan` is the text of the QR code.
 */
export function Ticket(props: {
  title: string;
  when: ReactNode;
  where: ReactNode;
  scan: string;
  code: string;
  codeLabel: string;
  children?: ReactNode;
}) {
  return (
    <section className="ticket" aria-label={props.title}>
      <h2>{props.title}</h2>
      <p>
        <strong>{props.when}</strong>
        <br />
        {props.where}
      </p>
      <QrCode text={props.scan} label={`${props.codeLabel} ${props.code}`} />
      <CodeDisplay label={props.codeLabel} code={props.code} />
      {props.children}
    </section>
  );
}
