/** The beginning of a line of Markdown. */
export type BlockStart =
  | { readonly type: 'undecided' }
  /** Nothing special: the line's text begins after `length` characters that are shown as they are. */
  | { readonly type: 'text'; readonly length: number }
  | { readonly type: 'heading'; readonly length: number }
  | { readonly type: 'bullet'; readonly indent: string; readonly length: number }
  | { readonly type: 'quote'; readonly length: number }
  | { readonly type: 'rule' }
  | { readonly type: 'row' }
  | { readonly type: 'fence'; readonly mark: string };

/**
 * Reads the beginning of a line, as far as it has arrived.
 *
 * @param isWhole whether the line ends here
 */
export function readBlockStart(line: string, isWhole: boolean): BlockStart {
  const [indent = ''] = /^[ \t]*/.exec(line) ?? [];
  const rest = line.slice(indent.length);
  const text: BlockStart = { type: 'text', length: indent.length };
  if (rest === '') return isWhole ? text : { type: 'undecided' };

  if (/^(?:(?:\* ?){3,}|(?:- ?){3,}|(?:_ ?){3,})$/.test(rest) && isWhole) return { type: 'rule' };
  if (rest === '>' && !isWhole) return { type: 'undecided' };
  if (rest.startsWith('>')) return { type: 'quote', length: indent.length + (rest[1] === ' ' ? 2 : 1) };
  if (rest.startsWith('|')) return { type: 'row' };
  const [fence] = /^(?:`{3,}|~{3,})/.exec(rest) ?? [];
  if (fence !== undefined) {
    // The word after it names the language; the rest of the line belongs to it.
    if (fence.startsWith('`') && rest.slice(fence.length).includes('`')) return text;
    return isWhole ? { type: 'fence', mark: fence } : { type: 'undecided' };
  }
  const [heading] = /^#{1,6}[ \t]/.exec(rest) ?? [];
  if (heading !== undefined) return { type: 'heading', length: indent.length + heading.length };
  const [bullet] = /^[-*+][ \t]/.exec(rest) ?? [];
  if (bullet !== undefined) {
    const mayBeRule = /^(?:(?:\* ?)+|(?:- ?)+)$/.test(rest);
    if (mayBeRule && !isWhole) return { type: 'undecided' };
    return { type: 'bullet', indent, length: indent.length + bullet.length };
  }
  const isOpen = /^(?:#{1,6}|[-*+]|\*{2}[* ]*|-[- ]*|_[_ ]*|`{1,2}|~{1,2})$/.test(rest);
  return isOpen && !isWhole ? { type: 'undecided' } : text;
}
