import { readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { isatty } from 'node:tty';
import { languageOf } from '../i18n/language-of.ts';
import { findCompletions, formatCompletions } from '../program/find-completions.ts';
import { type Answers, answersFile } from './answers.ts';
import { readBareAsHelp } from './read-bare-as-help.ts';

/** Width of the prebuilt texts, and the most arguments that select one. */
const [widestText, mostWords] = [80, 2];

/**
 * Answers what is known since the command was built: help, version and completion. Nothing else is loaded for it; not
 * even the stream of standard output, but for a terminal, which may be too narrow.
 *
 * @returns whether that was all
 */
export function answerPrebuilt(given: readonly string[], folder: string): boolean {
  const argv = readBareAsHelp(given);
  if (argv[0] === 'completion' && argv[1] === 'words') {
    const text = complete(readAnswers(folder).program, argv.slice(2));
    return text !== undefined && write(text);
  }
  const mayBeKnown =
    /^(?:--help|-h|--version|-V)$/.test(argv.at(-1) ?? '') || /^(?:help|completion)$/.test(argv[0] ?? '');
  if (!mayBeKnown || argv.length > mostWords) return false;
  if (isatty(1) && process.stdout.columns < widestText) return false;
  const text = readAnswers(folder).texts[argv.join(' ')];
  return text !== undefined && write(text);
}

const readAnswers = (folder: string): Answers =>
  JSON.parse(readFileSync(join(folder, answersFile(languageOf(process.env))), 'utf8'));

/** Completes a line; `undefined` if it needs the configuration or the sessions, which only the program reads. */
function complete(program: Answers['program'], argv: readonly string[]): string | undefined {
  if (argv[0] !== '--') return undefined;
  const words = argv.slice(1);
  const found = findCompletions(program, words);
  if (found.wanted !== 'file' && found.wanted !== 'word') return undefined;
  return `${found.wanted === 'file' ? ':files' : formatCompletions(found, words.at(-1) ?? '')}\n`;
}

/** Writes to standard output; returns false if nothing was written, so that the program reports the error. */
function write(text: string): boolean {
  let rest = Buffer.from(text);
  try {
    while (rest.length > 0) rest = rest.subarray(writeSync(1, rest));
    return true;
  } catch {
    if (rest.length === Buffer.byteLength(text)) return false;
    // A slow reader has taken a part of it.
    process.stdout.write(rest);
    return true;
  }
}
