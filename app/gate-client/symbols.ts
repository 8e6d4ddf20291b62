import type { DoorSymbol } from "../domain/open-month/door-words";

/** Each symbol as strokes in a square of 100, so that it is told by its shape in the sun and by those who do not see colours. */
const SHAPES: Record<DoorSymbol | "waiting", string> = {
  tick: "M16 54 L40 78 L86 24",
  "tick-clock": "M10 54 L30 74 L62 34 M78 60 m-18 0 a18 18 0 1 0 36 0 a18 18 0 1 0 -36 0 M78 50 L78 61 L86 65",
  plus: "M50 14 L50 86 M14 50 L86 50",
  repeat: "M82 50 A32 32 0 1 1 72 26 M72 8 L73 28 L53 28",
  "double-ring": "M50 50 m-40 0 a40 40 0 1 0 80 0 a40 40 0 1 0 -80 0 M50 50 m-20 0 a20 20 0 1 0 40 0 a20 20 0 1 0 -40 0",
  arrow: "M12 50 L86 50 M58 22 L86 50 L58 78",
  "arrow-out": "M40 12 L12 12 L12 88 L40 88 M36 50 L90 50 M68 28 L90 50 L68 72",
  cross: "M18 18 L82 82 M82 18 L18 82",
  question: "M30 36 A20 20 0 1 1 56 54 Q50 58 50 68 M50 84 L50 86",
  waiting: "M50 50 m-36 0 a36 36 0 1 0 72 0 a36 36 0 1 0 -72 0 M50 28 L50 52 L66 60",
};

const SVG = "http://www.w3.org/2000/svg";

export function symbolOf(name: DoorSymbol | "waiting"): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 100 100");
  svg.setAttribute("class", "verdict-symbol");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", SHAPES[name]);
  svg.append(path);
  return svg;
}
