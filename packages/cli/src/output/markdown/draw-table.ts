import { wrapAnsi } from 'fast-wrap-ansi';
import { bold, dim, keepOpen, paint } from '../text/styles.ts';
import { textWidth } from '../text/text-width.ts';
import { fitColumns } from './fit-columns.ts';
import type { Alignment, Table } from './read-table.ts';
import { renderInline } from './render-inline.ts';

const gap = 2;

/** Renders the Markdown of a cell; only `<br>` breaks a line there. */
const renderCell = (cell: string): string =>
  cell
    .split(/<br\s*\/?>/i)
    .map((line) => renderInline(line.trim(), true).text)
    .join('\n');

const widthOf = (cell: string): number => Math.max(...cell.split('\n').map((line) => textWidth(line)));

function align(text: string, width: number, alignment: Alignment): string {
  const space = Math.max(0, width - textWidth(text));
  const before = alignment === 'left' ? 0 : alignment === 'right' ? space : Math.floor(space / 2);
  return ' '.repeat(before) + text + ' '.repeat(space - before);
}

/**
 * Draws a table in columns. Cells that do not fit wrap; where even that leaves too little room, each row becomes a record:
 * a line for each cell, with its title.
 *
 * @param width of the terminal, in columns
 * @returns lines without a final line break
 */
export function drawTable({ header, alignments, rows }: Table, width: number): string {
  const titles = header.map((cell) => paint(bold, keepOpen(renderCell(cell), bold)));
  const cells = rows.map((row) => row.map(renderCell));
  const natural = titles.map((title, column) =>
    Math.max(1, widthOf(title), ...cells.map((row) => widthOf(row[column] ?? ''))),
  );
  const widths = fitColumns(natural, width - gap * (header.length - 1));
  if (widths === null) return drawRecords(titles, cells, width);

  const drawn = cells.map((row) => drawRow(row, widths, alignments));
  const rule = paint(dim, widths.map((one) => '─'.repeat(one)).join(' '.repeat(gap)));
  // Rows of several lines would run into each other.
  const isTall = drawn.some((lines) => lines.length > 1);
  const body = drawn.flatMap((lines, place) => (isTall && place > 0 ? [rule, ...lines] : lines));
  return [...drawRow(titles, widths, alignments), rule, ...body].join('\n');
}

function drawRow(row: readonly string[], widths: readonly number[], alignments: readonly Alignment[]): string[] {
  const columns = row.map((cell, column) => wrapAnsi(cell, widths[column] ?? 1, { hard: true }).split('\n'));
  const height = Math.max(...columns.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    columns
      .map((lines, column) => align(lines[line] ?? '', widths[column] ?? 1, alignments[column] ?? 'left'))
      .join(' '.repeat(gap))
      .trimEnd(),
  );
}

function drawRecords(titles: readonly string[], rows: readonly (readonly string[])[], width: number): string {
  const record = (row: readonly string[]) =>
    row.map((cell, column) => wrapAnsi(`${titles[column] ?? ''}: ${cell}`.trimEnd(), width, { hard: true })).join('\n');
  return rows.length === 0 ? wrapAnsi(titles.join('\n'), width, { hard: true }) : rows.map(record).join('\n\n');
}
