import QRCode from "qrcode";

/**
 * A QR code drawn on the server as one path: dark squares on white in every colour scheme, with the quiet zone of
 * four modules that ISO/IEC 18004 asks for. `label` says what it leads to.
 */
export function QrCode({ text, label, small }: { text: string; label: string; small?: boolean }) {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: "M" });
  const side = modules.size + 8;
  return (
    <svg
      className={small ? "qr qr-small" : "qr"}
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path d={`M0 0h${side}v${side}H0z`} fill="#ffffff" />
      <path d={darkRuns(modules.size, (row, column) => modules.get(row, column) === 1)} fill="#000000" />
    </svg>
  );
}

/** Neighbouring dark modules of a row as one rectangle: a third of the bytes of one square each. */
function darkRuns(size: number, isDark: (row: number, column: number) => boolean): string {
  let path = "";
  for (let row = 0; row < size; row++) {
    let start = -1;
    for (let column = 0; column <= size; column++) {
      const dark = column < size && isDark(row, column);
      if (dark && start < 0) start = column;
      if (!dark && start >= 0) {
        path += `M${start + 4} ${row + 4}h${column - start}v1h-${column - start}z`;
        start = -1;
      }
    }
  }
  return path;
}
