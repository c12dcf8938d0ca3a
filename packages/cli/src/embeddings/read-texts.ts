import { CommandError } from '../errors/command-error.ts';
import { exitCodes } from '../errors/exit-codes.ts';
import { type LocalizedMessage, localized } from '../i18n/localized-message.ts';

/** Formats of texts on standard input: a text per line, a JSON value per line, or a single text. */
export const textFormats = ['lines', 'jsonl', 'text'] as const;
export type TextFormat = (typeof textFormats)[number];

/** A text, and the name that it was given. */
export interface NamedText {
  readonly id: string | number | null;
  readonly text: string;
}

/**
 * Reads texts. Empty lines are skipped; a line of JSONL is a text, or an object with `text` and an optional `id`.
 *
 * @throws {CommandError} naming the invalid line
 */
export function readTexts(input: string, format: TextFormat): NamedText[] {
  if (format === 'text') return input.trim() === '' ? [] : [{ id: null, text: input.replace(/[\r\n]+$/, '') }];
  return input.split(/\r?\n/).flatMap((line, index) => {
    if (line.trim() === '') return [];
    return [format === 'lines' ? { id: null, text: line } : readLine(line, index + 1)];
  });
}

function readLine(line: string, number: number): NamedText {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw unreadable(localized('Line {line} of standard input is not JSON.', { line: number }), error);
  }
  if (typeof value === 'string' && value !== '') return { id: null, text: value };
  const { id = null, text } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  if (typeof text !== 'string' || text === '')
    throw unreadable(localized('Line {line} of standard input holds no text.', { line: number }));
  if (id === null || typeof id === 'string' || typeof id === 'number') return { id, text };
  throw unreadable(
    localized('Line {line} of standard input has an "id" that is neither a text nor a number.', { line: number }),
  );
}

function unreadable(message: LocalizedMessage, cause?: unknown): CommandError {
  return new CommandError(message, {
    exitCode: exitCodes.usage,
    code: 'invalid_input',
    hint: localized('A line of JSONL is "a text" in quotation marks, or {json}.', { json: '{"id": 1, "text": "…"}' }),
    cause,
  });
}
