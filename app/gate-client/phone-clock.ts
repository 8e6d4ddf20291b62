/** The phone's clock; nothing else of the client reads it. */
export function phoneNow(): Date {
  // eslint-disable-next-line no-restricted-syntax -- the one place where this clock is read
  return new Date();
}
