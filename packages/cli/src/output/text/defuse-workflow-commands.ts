import type { TextStage } from './text-stage.ts';

const invisible = '\u200b';
const commands = /^([^\S\n]*:)(?=:)|(##)(?=\[)/gm;

/**
 * Parts what GitHub Actions would take for a workflow command: `::` at the beginning of a line, after spaces too, and
 * the older `##[` anywhere. The zero-width space between does not show in the log.
 */
export function defuseWorkflowCommands(text: string): string {
  return text.replace(commands, (marker) => marker + invisible);
}

/** The same for text that comes in pieces, wherever it is cut. */
export function createWorkflowDefuser(): TextStage {
  let held = '';
  let isAtLineStart = true;
  const undecided = { atLineStart: /(?:(?:^|\n)[^\S\n]{0,256}:?|##?)$/, inLine: /(?:\n[^\S\n]{0,256}:?|##?)$/ };

  function defuse(text: string): string {
    if (text === '') return '';
    // The preceding text decides whether this begins a line; a letter stands for it.
    const defused = isAtLineStart ? defuseWorkflowCommands(text) : defuseWorkflowCommands(`x${text}`).slice(1);
    isAtLineStart = (isAtLineStart ? /(?:^|\n)[^\S\n]*$/ : /\n[^\S\n]*$/).test(text);
    return defused;
  }

  return {
    push(piece) {
      const text = held + piece;
      const end = (isAtLineStart ? undecided.atLineStart : undecided.inLine).exec(text);
      const first = end?.[0] ?? '';
      // The line break itself is no secret: only what follows it waits.
      held = first.startsWith('\n') ? first.slice(1) : first;
      return defuse(text.slice(0, text.length - held.length));
    },
    end() {
      const rest = held;
      held = '';
      return defuse(rest);
    },
  };
}
