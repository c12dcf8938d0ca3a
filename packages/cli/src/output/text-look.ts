import type { Io } from '../system/io.ts';
import { colorLevelOf } from './color-level.ts';
import { terminalColumns } from './terminal-columns.ts';

/** Properties of the text at its destination. */
export interface TextLook {
  /** Returns the current width of the terminal; `null` without a terminal. */
  readonly columns: (() => number) | null;
  /** True if the stream takes styles. */
  readonly isStyled: boolean;
  /** True if the text is Markdown to be rendered; the command sets it before it writes. */
  isMarkdown: boolean;
}

/** Text for a pipe or a file, which stays unchanged. */
export const plainLook = (): TextLook => ({ columns: null, isStyled: false, isMarkdown: false });

/** Returns the properties of standard output; the stream is created only when one is read. */
export const stdoutLook = (io: Pick<Io, 'stdout' | 'env'>): TextLook => ({
  get columns() {
    return terminalColumns(io.stdout);
  },
  get isStyled() {
    return colorLevelOf(io.stdout, io.env) > 0;
  },
  isMarkdown: false,
});
