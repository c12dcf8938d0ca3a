const [left, right, backspace, remove] = ['\x1b[D', '\x1b[C', '\x7f', '\x1b[3~'];

/**
 * Repeats a key that moves over or deletes a character as often as that character has code points: readline takes one code
 * point at a time, which stops within an emoji sequence or between a letter and its combining mark.
 *
 * @param line text that is being edited
 * @param cursor place of the cursor in it, in UTF-16 units
 * @returns the key, once or repeated
 */
export function repeatForCluster(key: string, line: string, cursor: number): readonly string[] {
  const isBackward = key === left || key === backspace;
  if (!isBackward && key !== right && key !== remove) return [key];
  const text = isBackward ? line.slice(0, cursor) : line.slice(cursor);
  // Characters of one code point are the rule, and Latin text needs no segmenter.
  if (!/[^\u0020-\u02ff]/.test(text)) return [key];
  const clusters = [...new Intl.Segmenter().segment(text)];
  const cluster = (isBackward ? clusters.at(-1) : clusters[0])?.segment ?? '';
  return Array.from({ length: Math.max(1, [...cluster].length) }, () => key);
}
