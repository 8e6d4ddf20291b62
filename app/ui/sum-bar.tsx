import type { ReactNode } from "react";
import type { Lang } from "~/domain/text/lang";
import { uiWords } from "./words";

export type SumPattern = "solid" | "stripes" | "cross" | "dots" | "blank";

export type SumPart = { key: string; label: string; count: number; pattern: SumPattern; tone: SumTone };

export type SumTone = "adopted" | "partly" | "not-adopted" | "brand" | "ink" | "refused";

const toneColor: Record<SumTone, string> = {
  adopted: "var(--color-adopted)",
  partly: "var(--color-partly)",
  "not-adopted": "var(--color-not-adopted)",
  brand: "var(--color-brand)",
  ink: "var(--color-ink-soft)",
  refused: "var(--color-refused)",
};

/** A balance in words: 共收到 120 件 = 计入 116 + 撤回 3 + 隐去 1. `totalLabel` and the labels are given by the page. */
export function SumLine(props: { totalLabel: string; total: number; unit: string; parts: Pick<SumPart, "key" | "label" | "count">[] }) {
  return (
    <p className="sum-line">
      <span className="sum-total">
        {props.totalLabel} <span className="number">{props.total}</span> {props.unit}
      </span>
      {props.parts.map((part, index) => (
        <span key={part.key} className="sum-part">
          <span className="sum-sign">{index === 0 ? "=" : "+"}</span>
          {part.label} <span className="number">{part.count}</span>
        </span>
      ))}
    </p>
  );
}

/**
 * The parts of a total as one bar drawn on the server, each with its own pattern. The table below is its
 * key and says the same in figures. `id` must be unique on the page.
 */
export function SumBar(props: { lang: Lang; id: string; title: string; parts: SumPart[]; total: number }) {
  const words = uiWords[props.lang];
  const shown = props.parts.filter((part) => part.count > 0);
  let used = 0;
  const bars: ReactNode[] = shown.map((part) => {
    const x = `${(used / props.total) * 100}%`;
    used += part.count;
    return (
      <g key={part.key}>
        <rect x={x} y="0" width={`${(part.count / props.total) * 100}%`} height="100%" fill={`url(#${props.id}-${part.key})`} />
        <line x1={x} x2={x} y1="0" y2="100%" stroke="var(--color-ink)" strokeWidth="2" />
      </g>
    );
  });
  return (
    <div className="stack-tight">
      <svg className="sum-bar" width="100%" height="48" aria-hidden="true" focusable="false">
        <defs>
          {props.parts.map((part) => (
            <PatternFill key={part.key} id={`${props.id}-${part.key}`} part={part} />
          ))}
        </defs>
        {bars}
      </svg>
      <table className="sum-table">
        <caption className="visually-hidden">{props.title}</caption>
        <thead>
          <tr>
            <th scope="col">{words.item}</th>
            <th scope="col">{words.count}</th>
            <th scope="col">{words.share}</th>
          </tr>
        </thead>
        <tbody>
          {props.parts.map((part) => (
            <tr key={part.key}>
              <th scope="row">
                <Swatch fill={`url(#${props.id}-${part.key})`} />
                {part.label}
              </th>
              <td>{part.count}</td>
              <td>{percent(part.count, props.total)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Swatch({ fill }: { fill: string }) {
  return (
    <svg className="sum-swatch" viewBox="0 0 28 20" width="28" height="20" aria-hidden="true" focusable="false">
      <rect x="0.5" y="0.5" width="27" height="19" fill={fill} stroke="var(--color-ink)" />
    </svg>
  );
}

function PatternFill({ id, part }: { id: string; part: SumPart }) {
  const color = toneColor[part.tone];
  return (
    <pattern id={id} width="8" height="8" patternUnits="userSpaceOnUse">
      <rect width="8" height="8" fill={part.pattern === "solid" ? color : "var(--color-paper)"} />
      {part.pattern === "stripes" ? <path d="M-2 6L6-2M2 10L10 2" stroke={color} strokeWidth="3" /> : null}
      {part.pattern === "cross" ? <path d="M0 0L8 8M8 0L0 8" stroke={color} strokeWidth="1.6" /> : null}
      {part.pattern === "dots" ? <circle cx="4" cy="4" r="2" fill={color} /> : null}
    </pattern>
  );
}

function percent(count: number, total: number): string {
  return total === 0 ? "—" : `${((count / total) * 100).toFixed(1)}%`;
}
