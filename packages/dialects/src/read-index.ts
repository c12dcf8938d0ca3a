/** Higher than the index of any answer: an absurd index must not create a list of that length. */
const mostItems = 10_000;

/** A missing index is that of the only item. */
export function readIndex(index: unknown): number {
  if (index === undefined || index === null) return 0;
  if (typeof index === 'number' && Number.isInteger(index) && index >= 0 && index < mostItems) return index;
  throw new SyntaxError('An event has an impossible index.');
}
