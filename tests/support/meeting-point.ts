/**
 * Everybody who calls it waits until so many have called; whoever comes later walks through. Brings two commands to the
 * same place without waiting for any length of time.
 */
export function meetingPoint(people: number): () => Promise<void> {
  let open: () => void = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  let here = 0;
  return () => {
    here += 1;
    if (here >= people) open();
    return opened;
  };
}
