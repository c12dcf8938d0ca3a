const sequence = (code: number): string => `\x1b[${code}m`;

/** A style: where it begins, and where it ends. */
export interface Style {
  readonly on: string;
  readonly off: string;
}

export const bold: Style = { on: sequence(1), off: sequence(22) };
export const dim: Style = { on: sequence(2), off: sequence(22) };
export const italic: Style = { on: sequence(3), off: sequence(23) };
export const underline: Style = { on: sequence(4), off: sequence(24) };
export const strikethrough: Style = { on: sequence(9), off: sequence(29) };
export const cyan: Style = { on: sequence(36), off: sequence(39) };

/** Reopens a style wherever a style within the text ends it: bold and dim end by the same sequence. */
export const keepOpen = (text: string, style: Style): string => text.replaceAll(style.off, style.off + style.on);

export const paint = ({ on, off }: Style, text: string): string => on + text + off;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const sequences = /\x1b\[\d+m/g;

/** The text alone. */
export const withoutStyles = (text: string): string => text.replace(sequences, '');

/**
 * Around lines that a terminal must show as they are, for copying: code for one. What comes from elsewhere holds no
 * control characters by then.
 */
export const verbatim: Style = { on: '\x0e', off: '\x0f' };
