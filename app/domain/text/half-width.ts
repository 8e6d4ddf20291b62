/** Full-width forms U+FF01–FF5E and the ideographic space become the ASCII characters they are drawn after; the rest stays. */
export function toHalfWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e\u3000]/g, (wide) =>
    wide === "\u3000" ? " " : String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
  );
}
