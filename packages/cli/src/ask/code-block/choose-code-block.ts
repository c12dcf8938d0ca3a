import { CommandError, type OwnCode } from '../../errors/command-error.ts';
import { exitCodes } from '../../errors/exit-codes.ts';
import { type LocalizedMessage, localized, untranslated } from '../../i18n/localized-message.ts';
import type { CommandOutcome } from '../../output/command-outcome.ts';
import type { CodeBlock } from './find-code-blocks.ts';

/** Names under which models label the same language. */
const sameLanguages: readonly (readonly string[])[] = [
  ['sh', 'bash', 'shell', 'zsh', 'shellscript'],
  ['js', 'javascript', 'mjs', 'cjs', 'jsx'],
  ['ts', 'typescript', 'mts', 'cts', 'tsx'],
  ['py', 'python', 'python3', 'py3'],
  ['rb', 'ruby'],
  ['rs', 'rust'],
  ['go', 'golang'],
  ['cs', 'csharp', 'c#'],
  ['cpp', 'c++', 'cc', 'cxx'],
  ['kt', 'kotlin'],
  ['ps1', 'powershell', 'pwsh'],
  ['yml', 'yaml'],
  ['md', 'markdown'],
  ['docker', 'dockerfile'],
  ['make', 'makefile'],
];

/** Finish reasons of answers that end before the model was done. */
const cutShort: readonly string[] = ['length', 'max_tokens', 'content_filter', 'refusal'];

/**
 * Reduces an answer to its first code block, which becomes its text. An answer without one, or that was cut within it, becomes a
 * failure whose text is kept for standard error.
 *
 * @param wanted language of the block; `true` takes the first block of any language
 */
export async function chooseCodeBlock(outcome: CommandOutcome, wanted: string | true): Promise<CommandOutcome> {
  const { text } = (outcome.data ?? {}) as { readonly text?: string };
  if (text === undefined) return outcome;
  const { findCodeBlocks } = await import('./find-code-blocks.ts');
  const blocks = findCodeBlocks(text);
  const block = blocks.find(({ language }) => wanted === true || isSame(language, wanted));
  const isCut = outcome.error !== undefined || cutShort.includes(outcome.finishReason ?? '');
  if (block !== undefined && (block.isClosed || !isCut)) {
    const data = { ...(outcome.data as object), code: block.code, code_language: block.language };
    return { ...outcome, data, text: untranslated(block.code) };
  }
  const failed = { ...outcome, rescuedText: text };
  // The answer's own failure is the cause, and says more.
  if (outcome.error !== undefined) return failed;
  return { ...failed, error: block === undefined ? missing(blocks, wanted, isCut) : unfinished() };
}

function isSame(language: string | null, wanted: string): boolean {
  const [own, other] = [language?.toLowerCase() ?? '', wanted.toLowerCase()];
  return own === other || sameLanguages.some((names) => names.includes(own) && names.includes(other));
}

function missing(blocks: readonly CodeBlock[], wanted: string | true, isCut: boolean): CommandError {
  const more = localized('It was cut: give more with --max-tokens.');
  if (wanted === true || blocks.length === 0) {
    return refuse(
      'code_block_missing',
      localized('The answer has no code block.'),
      isCut ? more : localized('Ask for the code in a fenced block.'),
    );
  }
  const languages = [...new Set(blocks.map(({ language }) => language ?? '?'))].join(', ');
  return refuse(
    'code_block_missing',
    localized('The answer has no code block in {language}; it has blocks in: {languages}.', {
      language: wanted,
      languages,
    }),
    isCut ? more : localized('Name one of these languages, or give --extract without one.'),
  );
}

const unfinished = () =>
  refuse(
    'code_block_unfinished',
    localized('The answer ends within the code block.'),
    localized('It was cut: give more with --max-tokens.'),
  );

const refuse = (code: OwnCode, message: LocalizedMessage, hint: LocalizedMessage): CommandError =>
  new CommandError(message, { exitCode: exitCodes.incomplete, code, hint });
