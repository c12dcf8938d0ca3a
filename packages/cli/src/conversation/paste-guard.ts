import { Transform } from 'node:stream';
import { stripControls } from '../output/strip-controls.ts';

/** Stands for a line break of a paste while it is being edited: it can be seen, and does not send the line. */
export const pastedBreak = '\u23ce';

const [pasteBegins, pasteEnds] = ['\x1b[200~', '\x1b[201~'];

/** Asks the terminal to mark pastes, or not to. */
export const bracketedPaste = { on: '\x1b[?2004h', off: '\x1b[?2004l' } as const;

/**
 * Lets typed keys through as they are; the line breaks of a paste become {@link pastedBreak}. Without it each line of a
 * paste would be a question of its own, and be billed.
 */
export function createPasteGuard(): Transform {
  let held = '';
  let isPasting = false;

  function read(text: string): string {
    let rest = held + text;
    let through = '';
    for (;;) {
      const mark = isPasting ? pasteEnds : pasteBegins;
      const at = rest.indexOf(mark);
      if (at === -1) break;
      through += guard(rest.slice(0, at));
      rest = rest.slice(at + mark.length);
      isPasting = !isPasting;
    }
    held = beginningOfMark(rest, isPasting ? pasteEnds : pasteBegins);
    return through + guard(held === '' ? rest : rest.slice(0, -held.length));
  }
  // Within a paste nothing is a key: what a terminal would take for one is left out.
  const guard = (text: string): string =>
    isPasting ? stripControls(text.replace(/\r\n|\r|\n/g, pastedBreak).replace(/\t/g, '  ')) : text;

  return new Transform({
    decodeStrings: false,
    encoding: 'utf8',
    transform(part: Buffer | string, _encoding, done) {
      done(null, read(part.toString()));
    },
  });
}

/** The longest end of a text with which the mark could begin; a lone escape is a key and is not waited for. */
function beginningOfMark(text: string, mark: string): string {
  for (let length = Math.min(text.length, mark.length - 1); length > 1; length--) {
    if (text.endsWith(mark.slice(0, length))) return text.slice(-length);
  }
  return '';
}
