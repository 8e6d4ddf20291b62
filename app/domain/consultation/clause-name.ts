/** Whether officials mean this clause: they write 第五条, 第5条, or 第五条第二款. */
export function isCalled({ label, anchor }: { label: string; anchor: string }, name: string): boolean {
  const digits = /^第\s*(\d+)\s*条$/.exec(name)?.[1];
  return label === name || (digits !== undefined && anchor === `a${digits}`);
}
