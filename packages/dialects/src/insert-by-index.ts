/** More parts than any answer has: a search through them for each piece must stay fast. */
const mostParts = 10_000;

/**
 * Inserts an element after those whose index is not greater.
 *
 * @throws {SyntaxError} if there are too many
 */
export function insertByIndex<Element extends { readonly index: number | undefined }>(
  list: Element[],
  element: Element,
): void {
  if (list.length === mostParts) throw new SyntaxError('The answer has too many parts.');
  const { index } = element;
  const following = list.findIndex((one) => Number(one.index) > Number(index));
  list.splice(following === -1 ? list.length : following, 0, element);
}
