import type { LocalizedMessage } from '../../i18n/localized-message.ts';
import type { Translate } from '../../i18n/translate.ts';
import { toSingleLine } from './strip-controls.ts';
import { textWidth } from './text-width.ts';

/** A column of a table. */
export interface Column {
  readonly title: LocalizedMessage;
  /** True if the column is aligned to the right. */
  readonly isNumber?: boolean;
  /** Message for a cell without a title above it. Default: the cell itself. */
  readonly alone?: (cell: string) => LocalizedMessage;
}

/**
 * Lays rows out below titles; where a line would break, each row as a few lines of its own. Cells may be remote text.
 *
 * @param width width of the terminal; `null` without one: lines are then not limited
 */
export function formatTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number | null,
  translate: Translate,
): string {
  const cells = rows.map((row) => row.map(toSingleLine));
  const titles = columns.map(({ title }) => translate(title).toUpperCase());
  const widths = titles.map((title, place) =>
    Math.max(textWidth(title), ...cells.map((row) => textWidth(row[place] ?? ''))),
  );
  const all = widths.reduce((sum, one) => sum + one, 2 * (widths.length - 1));
  if (width !== null && all > width) return cells.map((row) => stack(row, columns, width, translate)).join('\n');
  const line = (row: readonly string[]) =>
    widths
      .map((one, place) => pad(row[place] ?? '', one, columns[place]?.isNumber === true))
      .join('  ')
      .trimEnd();
  return [titles, ...cells].map(line).join('\n');
}

function pad(text: string, width: number, atItsEnd: boolean): string {
  const space = ' '.repeat(width - textWidth(text));
  return atItsEnd ? space + text : text + space;
}

/** The first cell on a line of its own, the others below it. */
function stack(
  [first = '', ...others]: readonly string[],
  columns: readonly Column[],
  width: number,
  translate: Translate,
): string {
  const facts = others.flatMap((cell, place) => {
    const column = columns[place + 1];
    if (cell === '' || column === undefined) return [];
    if (column.alone !== undefined) return [translate(column.alone(cell))];
    return [column.isNumber === true ? `${cell} ${translate(column.title)}` : cell];
  });
  const lines: string[] = [];
  for (const fact of facts) {
    const last = lines.at(-1);
    const joined = last === undefined ? null : `${last}, ${fact}`;
    if (joined !== null && textWidth(joined) + 3 <= width) lines[lines.length - 1] = joined;
    else lines.push(fact);
  }
  return [first, ...lines.map((line) => `  ${line}`)].join('\n');
}
