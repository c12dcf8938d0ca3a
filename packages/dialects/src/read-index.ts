/** More items than any answer has: an absurd index must not make a list of that length. */
const mostItems = 10_000;

/** An index that a gateway leaves out is that of the only one. */
export function readIndex(index: unknown): number {
  if (index === undefined || index === null) return 0;
  if (typeof index === 'number' && Number.isInteger(index) && index >= 0 && index < mostItems) return index;
  throw new SyntaxError('An event has an impossible index.');
}
