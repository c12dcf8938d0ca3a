import { stripControls } from '../../../output/text/strip-controls.ts';

/** Replaces the line breaks of a paste while it is edited: visible, and it does not submit the line. */
export const pastedBreak = '\u23ce';

const [pasteBegins, pasteEnds] = ['\x1b[200~', '\x1b[201~'];

/** Asks the terminal to mark pastes, or not to. */
export const bracketedPaste = { on: '\x1b[?2004h', off: '\x1b[?2004l' } as const;

/** A piece of what the terminal sends: keys to obey, or a paste to insert. */
export interface TerminalInput {
  readonly type: 'keys' | 'paste';
  readonly text: string;
}

/**
 * Separates typed keys, which pass unchanged, from pastes, whose line breaks become {@link pastedBreak}. Without it
 * each line of a paste would be a question of its own, and be billed.
 */
export function createPasteGuard(): (piece: string) => TerminalInput[] {
  let held = '';
  let isPasting = false;

  const take = (text: string): TerminalInput[] => {
    const kept = isPasting ? toEditedLine(text) : text;
    return kept === '' ? [] : [{ type: isPasting ? 'paste' : 'keys', text: kept }];
  };
  return (piece) => {
    const taken: TerminalInput[] = [];
    let rest = held + piece;
    for (;;) {
      const mark = isPasting ? pasteEnds : pasteBegins;
      const at = rest.indexOf(mark);
      if (at === -1) break;
      taken.push(...take(rest.slice(0, at)));
      rest = rest.slice(at + mark.length);
      isPasting = !isPasting;
    }
    held = beginningOfMark(rest, isPasting ? pasteEnds : pasteBegins);
    return [...taken, ...take(held === '' ? rest : rest.slice(0, -held.length))];
  };
}

/** Prepares a text for the line that is edited, without control sequences: nothing in it may act as a key. */
export const toEditedLine = (text: string): string =>
  stripControls(text.replace(/\r\n|\r|\n/g, pastedBreak).replace(/\t/g, '  '));

/** The longest end of a text with which the mark could begin; a lone escape is a key and is not waited for. */
function beginningOfMark(text: string, mark: string): string {
  for (let length = Math.min(text.length, mark.length - 1); length > 1; length--) {
    if (text.endsWith(mark.slice(0, length))) return text.slice(-length);
  }
  return '';
}
