export type ShapeName =
  | "ring"
  | "dotted-ring"
  | "half-ring"
  | "full"
  | "bar"
  | "triangle"
  | "square-check"
  | "square-half"
  | "square-cross"
  | "square-lines"
  | "square-dashed"
  | "equals"
  | "pencil"
  | "arrows"
  | "plus"
  | "cross"
  | "info"
  | "check"
  | "warning"
  | "error";

const shapes: Record<ShapeName, JSX.Element> = {
  ring: <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" strokeWidth="3" />,
  "dotted-ring": (
    <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="2" strokeDasharray="2.4 2.3124" />
  ),
  "half-ring": (
    <>
      <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" />
    </>
  ),
  full: <circle cx="8" cy="8" r="7" fill="currentColor" />,
  bar: <path d="M1 6h14v4H1z" fill="currentColor" />,
  triangle: <path d="M8 1l7.5 14H.5z" fill="currentColor" />,
  "square-check": (
    <path
      d="M1 1h14v14H1z M3.2 8.2l3.4 3.5 6.3-6.9-1.6-1.5-4.8 5.2-1.7-1.8z"
      fill="currentColor"
      fillRule="evenodd"
    />
  ),
  "square-half": <path d="M1 1h14v14H1z M3 3h10L3 13z" fill="currentColor" fillRule="evenodd" />,
  "square-cross": (
    <>
      <path d="M2 2h12v12H2z" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M5 5l6 6M11 5l-6 6" fill="none" stroke="currentColor" strokeWidth="2" />
    </>
  ),
  "square-lines": (
    <>
      <path d="M2 2h12v12H2z" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M4.5 6.2h7M4.5 9.8h7" fill="none" stroke="currentColor" strokeWidth="2" />
    </>
  ),
  "square-dashed": (
    <path d="M2 2h12v12H2z" fill="none" stroke="currentColor" strokeWidth="2" strokeDasharray="3 3" strokeDashoffset="1.5" />
  ),
  equals: <path d="M2 4.5h12v2.4H2z M2 9.1h12v2.4H2z" fill="currentColor" />,
  pencil: <path d="M1 15l1.1-4.6L11 1.5 14.5 5l-8.9 8.9z M9.6 4.1l2.3 2.3" fill="currentColor" />,
  arrows: <path d="M5 1l4 4.6H6.3V15H3.7V5.6H1z M11 15l-4-4.6h2.7V1h2.6v9.4H15z" fill="currentColor" />,
  plus: <path d="M6.7 1.5h2.6v5.2h5.2v2.6H9.3v5.2H6.7V9.3H1.5V6.7h5.2z" fill="currentColor" />,
  cross: <path d="M2.5 2.5l11 11M13.5 2.5l-11 11" fill="none" stroke="currentColor" strokeWidth="2.6" />,
  info: (
    <>
      <circle cx="8" cy="8" r="7" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M8 7.2v4.6M8 4.1v1.6" fill="none" stroke="currentColor" strokeWidth="1.8" />
    </>
  ),
  check: (
    <>
      <circle cx="8" cy="8" r="7.8" fill="currentColor" />
      <path d="M4.4 8.2l2.6 2.6 4.7-5.2" fill="none" stroke="var(--color-paper)" strokeWidth="1.8" />
    </>
  ),
  warning: (
    <>
      <path d="M8 1.6l6.8 12.6H1.2z" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinejoin="round" />
      <path d="M8 6v4M8 11.2v1.5" fill="none" stroke="currentColor" strokeWidth="1.6" />
    </>
  ),
  error: (
    <>
      <path d="M5 .8h6L15.2 5v6L11 15.2H5L.8 11V5z" fill="currentColor" />
      <path d="M8 4v5M8 10.4v1.8" fill="none" stroke="var(--color-paper)" strokeWidth="1.8" />
    </>
  ),
};

/** A small shape that always stands beside a word and is therefore silent for screen readers. */
export function Shape({ name, className }: { name: ShapeName; className?: string }) {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" className={className} aria-hidden="true" focusable="false">
      {shapes[name]}
    </svg>
  );
}
