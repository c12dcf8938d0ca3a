/** Alignment of a column. */
export type Alignment = 'left' | 'center' | 'right';

/** A Markdown table, its cells as they were written. */
export interface Table {
  readonly header: readonly string[];
  readonly alignments: readonly Alignment[];
  /** Rows of exactly as many cells as the header. */
  readonly rows: readonly (readonly string[])[];
}

/**
 * Splits a row into its cells. An escaped pipe belongs to its cell, also within code (GitHub Flavored Markdown, "Tables").
 */
export function splitRow(line: string): string[] {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
}

function readAlignment(cell: string): Alignment | null {
  if (!/^:?-+:?$/.test(cell)) return null;
  if (!cell.endsWith(':')) return 'left';
  return cell.startsWith(':') ? 'center' : 'right';
}

/** Reads the delimiter row below a table's header; `null` if it is not one. */
export function readDelimiterRow(header: string, line: string): Alignment[] | null {
  const alignments = splitRow(line).map(readAlignment);
  if (alignments.length !== splitRow(header).length) return null;
  return alignments.every((alignment) => alignment !== null) ? alignments : null;
}

/** Reads a row of a table: missing cells are empty, excess ones are joined to the last so that nothing is lost. */
export function readRow(line: string, columns: number): string[] {
  const cells = splitRow(line);
  const own = cells.slice(0, columns);
  if (cells.length > columns) own[columns - 1] = cells.slice(columns - 1).join(' | ');
  return [...own, ...Array.from({ length: columns - own.length }, () => '')];
}
