import type { TextStage } from './text-stage.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const sequences = /(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|\x1b[ -/]*[0-OQ-WYZ\\`-~]|[\0-\x08\x0b-\x1f\x7f-\x9f]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unfinished = /(?:(?:\x1b\[|\x9b)[0-?]{0,64}[ -/]{0,8}|\x1b[ -/]{0,8}|[\ud800-\udbff])$/;

/**
 * Takes everything out of remote text that a terminal would obey: escape sequences, C0 and C1 controls but line break
 * and tab. Of a sequence that carries text of its own, a window title say, that text stays, as text.
 */
export function stripControls(text: string): string {
  return text.replace(sequences, '');
}

/** The same for text that comes in pieces, wherever it is cut. */
export function createControlStripper(): TextStage {
  let held = '';
  return {
    push(piece) {
      const text = held + piece;
      const end = unfinished.exec(text);
      held = end?.[0] ?? '';
      return stripControls(held === '' ? text : text.slice(0, -held.length));
    },
    end() {
      const rest = stripControls(held);
      held = '';
      return rest;
    },
  };
}

/** Remote text for a line of ours: one line, nothing that a terminal would obey. */
export function toSingleLine(text: string): string {
  return stripControls(text.replace(/\s*[\r\n\t]\s*/g, ' '));
}
