/** Most typing errors that a word may differ by. */
const mostErrors = 3;

/**
 * Finds the words that a mistyped word was probably meant to be: those with the fewest typing errors, in alphabetical order.
 *
 * @returns an empty list if none is close enough
 */
export function findSimilar(typed: string, known: readonly string[]): readonly string[] {
  const bare = (word: string) => word.replace(/^--/, '');
  const close = [...new Set(known)]
    .filter((word) => bare(word).length > 1)
    .map((word) => ({ word, errors: countErrors(bare(typed), bare(word)) }))
    .filter(({ word, errors }) => errors <= mostErrors && errors < 0.6 * longer(bare(typed), bare(word)));
  const fewest = Math.min(...close.map(({ errors }) => errors));
  const words = close.flatMap(({ word, errors }) => (errors === fewest ? [word] : []));
  // A short word is a few errors away from many: what shares few of its letters was not meant.
  const isMeant = words.some((word) => countShared(typed, word) >= (2 / 3) * longer(typed, word));
  return isMeant ? words.sort((one, other) => one.localeCompare(other)) : [];
}

const longer = (one: string, other: string): number => Math.max(one.length, other.length);

/** Number of letters that both words have, wherever they are. */
function countShared(one: string, other: string): number {
  const rest = [...other];
  return [...one].filter((letter) => {
    const place = rest.indexOf(letter);
    if (place !== -1) rest.splice(place, 1);
    return place !== -1;
  }).length;
}

/** Number of letters to insert, remove, replace or swap with their neighbour (optimal string alignment distance). */
function countErrors(one: string, other: string): number {
  let [beforeLast, last]: number[][] = [[], Array.from({ length: other.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      current[column] = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (isSame ? 0 : 1),
        isSwapped ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [beforeLast, last] = [last, current];
  }
  return at(last, other.length);
}

const at = (row: readonly number[] | undefined, column: number): number => row?.[column] ?? Number.POSITIVE_INFINITY;
