import type { TextStage } from '../text-stage.ts';
import { type BlockStart, readBlockStart } from './read-block.ts';
import { renderInline } from './render-inline.ts';
import { bold, dim, paint, type Style, verbatim } from './styles.ts';

const bar = `${paint(dim, '│')} `;

/**
 * Renders Markdown as it arrives: only the word or the mark that is arriving is held. Code stays as it is, to the
 * character, and so do tables.
 *
 * @param columns how wide the terminal is
 */
export function createMarkdown(columns: () => number): TextStage {
  /** What has come of the line and cannot be judged yet. */
  let held = '';
  /** How the line began; `null` where that is open. */
  let line: 'text' | 'heading' | 'verbatim' | null = null;
  /** The mark that ends the code. */
  let fence: string | null = null;
  let last = '';

  function begin(start: BlockStart, isWhole: boolean): string {
    switch (start.type) {
      case 'undecided':
        return '';
      case 'rule': {
        const width = Math.min(40, columns() - 1);
        return take(held.length, 'text', paint(dim, '─'.repeat(width)));
      }
      case 'row':
        return take(0, 'verbatim', verbatim.on);
      case 'fence':
        fence = start.mark;
        return take(held.length, 'text', `${verbatim.on}${paint(dim, held)}${verbatim.off}`);
      case 'quote':
        held = held.slice(start.length);
        // What is quoted may be a heading or a list as well.
        return bar + begin(readBlockStart(held, isWhole), isWhole);
      case 'heading':
        return take(start.length, 'heading', bold.on);
      case 'bullet':
        return take(start.length, 'text', `${start.indent}• `);
      case 'text':
        return take(start.length, 'text', held.slice(0, start.length));
    }
  }
  function take(length: number, type: NonNullable<typeof line>, shown: string): string {
    held = held.slice(length);
    line = type;
    last = '';
    return shown;
  }

  /** Shows what can be shown of the line. */
  function advance(isWhole: boolean): string {
    if (fence !== null) return advanceCode(fence, isWhole);
    const begun = line === null ? begin(readBlockStart(held, isWhole), isWhole) : '';
    if (line === null) return begun;
    if (line === 'verbatim') return begun + flush(held);
    const { text, rest } = renderInline(held, isWhole, last);
    last = held.at(-rest.length - 1) ?? last;
    held = rest;
    return begun + (line === 'heading' ? keepOpen(text, bold) : text);
  }
  function flush(text: string): string {
    held = '';
    return text;
  }

  /** A line of code is shown at once, unless it may be the mark of its end. */
  function advanceCode(mark: string, isWhole: boolean): string {
    if (line === 'verbatim') return flush(held);
    const trimmed = held.trim();
    const mayEnd = trimmed === '' || (trimmed[0] === mark[0] && new Set(trimmed).size === 1);
    if (mayEnd && !isWhole) return '';
    if (mayEnd && trimmed.length >= mark.length) {
      fence = null;
      return take(held.length, 'text', `${verbatim.on}${paint(dim, held)}${verbatim.off}`);
    }
    line = 'verbatim';
    return verbatim.on + flush(held);
  }

  function endLine(): string {
    const text = advance(true);
    const end = line === 'heading' ? bold.off : line === 'verbatim' ? verbatim.off : '';
    line = null;
    return text + end;
  }

  return {
    push(piece) {
      const [first = '', ...others] = piece.split('\n');
      held += first;
      let shown = '';
      for (const next of others) {
        shown += `${endLine()}\n`;
        held = next;
      }
      return held === '' ? shown : shown + advance(false);
    },
    end: () => (held === '' && line === null ? '' : endLine()),
  };
}

/** What ends within a style does not end it. */
const keepOpen = (text: string, style: Style): string => text.replaceAll(style.off, style.off + style.on);
