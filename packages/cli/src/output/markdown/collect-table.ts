import { verbatim } from '../text/styles.ts';
import { drawTable } from './draw-table.ts';
import { type Alignment, readDelimiterRow, readRow, splitRow } from './read-table.ts';

/**
 * Rows that are held before they are drawn. A longer table is drawn in parts, each below its header, so that an endless one
 * fills neither the memory nor the wait.
 */
const mostRows = 200;

/** Collects the lines of a table until its columns are known. Every line of a table begins with a pipe. */
export interface TableCollector {
  /** Takes a line; returns what can be shown by now, each line with its line break. */
  add(line: string): string;
  /** Returns what was collected, each line with its line break. */
  end(): string;
}

/**
 * Creates a collector of tables. Lines with pipes that turn out to be no table are shown as they are.
 *
 * @param columns returns the width of the terminal, asked when a table is drawn
 */
export function createTableCollector(columns: () => number): TableCollector {
  let header: string | null = null;
  let alignments: readonly Alignment[] | null = null;
  let rows: string[][] = [];
  let hasBeenDrawn = false;

  const showPlain = (line: string) => `${verbatim.on}${line}${verbatim.off}\n`;

  function draw(): string {
    if (header === null || alignments === null) return '';
    const drawn = drawTable({ header: splitRow(header), alignments, rows }, columns());
    rows = [];
    hasBeenDrawn = true;
    return drawn.split('\n').map(showPlain).join('');
  }

  return {
    add(line) {
      if (header === null) {
        header = line;
        return '';
      }
      if (alignments === null) {
        alignments = readDelimiterRow(header, line);
        if (alignments !== null) return '';
        const shown = showPlain(header);
        header = line;
        return shown;
      }
      rows.push(readRow(line, alignments.length));
      return rows.length === mostRows ? draw() : '';
    },
    end() {
      const isShown = hasBeenDrawn && rows.length === 0;
      const shown = header === null || isShown ? '' : alignments === null ? showPlain(header) : draw();
      [header, alignments, rows, hasBeenDrawn] = [null, null, [], false];
      return shown;
    },
  };
}
