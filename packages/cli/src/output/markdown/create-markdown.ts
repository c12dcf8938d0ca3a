import { bold, dim, keepOpen, paint, verbatim } from '../text/styles.ts';
import type { TextStage } from '../text/text-stage.ts';
import { createTableCollector } from './collect-table.ts';
import { type BlockStart, readBlockStart } from './read-block.ts';
import { renderInline } from './render-inline.ts';

const bar = `${paint(dim, '│')} `;

/**
 * Renders Markdown as it arrives: only the word or the mark that is arriving is held, and of a table all of it, since its
 * columns depend on every row. Code stays as it is, to the character.
 *
 * @param columns returns the width of the terminal
 */
export function createMarkdown(columns: () => number): TextStage {
  /** The part of the line that cannot be rendered yet. */
  let held = '';
  /** Kind of the current line; `null` while it is undecided. */
  let line: 'text' | 'heading' | 'verbatim' | null = null;
  /** Set while the current line and those before it may be a table. */
  let isTable = false;
  const table = createTableCollector(columns);
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
        // Within a quotation the bar has been shown already.
        return take(0, 'verbatim', verbatim.on);
      case 'fence':
        fence = start.mark;
        return take(held.length, 'text', `${verbatim.on}${paint(dim, held)}${verbatim.off}`);
      case 'quote':
        held = held.slice(start.length);
        // A quotation may contain a heading or a list.
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

  function beginLine(isWhole: boolean): string {
    const start = readBlockStart(held, isWhole);
    if (start.type === 'row') {
      isTable = true;
      return '';
    }
    if (start.type === 'undecided' || !isTable) return begin(start, isWhole);
    isTable = false;
    return table.end() + begin(start, isWhole);
  }

  /** Shows what can be shown of the line. */
  function advance(isWhole: boolean): string {
    if (fence !== null) return advanceCode(fence, isWhole);
    const begun = line === null ? beginLine(isWhole) : '';
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

  /** A line of code is written immediately, unless it may be the fence that ends the block. */
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

  /** Ends the line, which a table keeps: then there is no line break to show either. */
  function endLine(lineBreak: '\n' | ''): string {
    const text = advance(true);
    if (isTable && line === null) {
      const drawn = table.add(held);
      held = '';
      return text + drawn;
    }
    const end = line === 'heading' ? bold.off : line === 'verbatim' ? verbatim.off : '';
    line = null;
    return text + end + lineBreak;
  }

  return {
    push(piece) {
      const [first = '', ...others] = piece.split('\n');
      held += first;
      let shown = '';
      for (const next of others) {
        shown += endLine('\n');
        held = next;
      }
      return held === '' ? shown : shown + advance(false);
    },
    end() {
      // A text that ends within a line ends without a line break, and so does the table that it ends with.
      const isWithinLine = held !== '';
      const shown = held === '' && line === null ? '' : endLine('');
      if (!isTable) return shown;
      const drawn = table.end();
      return shown + (isWithinLine ? drawn.replace(/\n$/, '') : drawn);
    },
  };
}
