export interface Load {
  done: number;
  seconds: number;
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p95: number;
  statuses: Record<string, number>;
}

/** Runs `request` for 0 … count − 1 with so many under way at once; the request gives its HTTP status. */
export async function load(count: number, atOnce: number, request: (index: number) => Promise<number>): Promise<Load> {
  const times: number[] = [];
  const statuses: Record<string, number> = {};
  let next = 0;
  const startedAt = performance.now();
  const one = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) {
      const at = performance.now();
      const status = await request(index);
      times.push(performance.now() - at);
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  const seconds = (performance.now() - startedAt) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number) => Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
  return { done: times.length, seconds: round(seconds), perSecond: round(count / seconds), p50: at(0.5), p95: at(0.95), statuses };
}

export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
