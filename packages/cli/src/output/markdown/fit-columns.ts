/** Narrowest useful width of a column that has to wrap, in terminal columns. */
const narrowest = 8;

/**
 * Distributes a width over the columns of a table: narrow columns keep their natural width, the others share the rest.
 *
 * @param natural width that each column would take
 * @param available width for all columns together, without the gaps between them
 * @returns the width of each column; `null` if a column would become too narrow to read
 */
export function fitColumns(natural: readonly number[], available: number): number[] | null {
  const widths = [...natural];
  let open = natural.map((_, column) => column);
  let rest = available;
  for (;;) {
    const share = Math.floor(rest / open.length);
    const fitting = open.filter((column) => (natural[column] ?? 0) <= share);
    if (fitting.length === 0) {
      if (share < narrowest) return null;
      // The remainder of the division goes to the first columns.
      for (const [place, column] of open.entries()) widths[column] = share + (place < rest % open.length ? 1 : 0);
      return widths;
    }
    rest -= fitting.reduce((sum, column) => sum + (natural[column] ?? 0), 0);
    open = open.filter((column) => !fitting.includes(column));
    if (open.length === 0) return rest < 0 ? null : widths;
  }
}
