import type { Io } from '../system/io.ts';
import { colorLevelOf } from './color-level.ts';
import { terminalColumns } from './terminal-columns.ts';

/** How text looks where it goes. */
export interface TextLook {
  /** How wide the terminal is at the moment; `null` where there is none. */
  readonly columns: (() => number) | null;
  /** Whether the stream takes styles. */
  readonly isStyled: boolean;
  /** Whether the text is Markdown that is to be rendered: for the command to say, before it writes. */
  isMarkdown: boolean;
}

/** What goes into a pipe or a file is left as it is. */
export const plainLook = (): TextLook => ({ columns: null, isStyled: false, isMarkdown: false });

/** The look of standard output, which is not made before somebody wants to know. */
export const lookOf = (io: Pick<Io, 'stdout' | 'env'>): TextLook => ({
  get columns() {
    return terminalColumns(io.stdout);
  },
  get isStyled() {
    return colorLevelOf(io.stdout, io.env) > 0;
  },
  isMarkdown: false,
});
