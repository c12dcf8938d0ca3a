import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { CommandError, type OwnCode } from '../../errors/command-error.ts';
import { exitCodes } from '../../errors/exit-codes.ts';
import { localizeError } from '../../errors/localized-error.ts';
import { formatWits } from '../../i18n/format-wits.ts';
import { type LocalizedMessage, localized } from '../../i18n/localized-message.ts';
import type { Io } from '../../system/io.ts';
import { countTokens, tokensOfImage } from '../count-tokens.ts';
import { imageTypeOf } from '../image-type.ts';
import { type Attachment, readAttachment, toImage, toText } from '../read-attachment.ts';
import { describeSkipped } from './describe-files.ts';
import { expandPath, type FoundFile, isExpandable, nameOf } from './expand-path.ts';
import type { CollectedFile, FileCollection, SkippedFile } from './file-collection.ts';
import type { Skip } from './search-folder.ts';

/** Limits of files that were searched for, so that a mistyped folder costs nothing. */
export const fileLimits = { files: 200, bytes: 10 * 1024 * 1024, tokens: 200_000 } as const;

/**
 * Reads the files that go along with a question, each once, in the order in which they were named.
 *
 * @param values paths, folders and patterns
 * @throws {CommandError} if one leads to no file, a named file cannot be used, or there are too many
 */
export async function collectFiles(
  values: readonly string[],
  { workingDirectory, platform }: Pick<Io, 'workingDirectory' | 'platform'>,
): Promise<FileCollection> {
  const skipped: SkippedFile[] = [];
  const skip: Skip = (path, reason) => void skipped.push({ path: nameOf(path, workingDirectory), reason });
  const context = { workingDirectory, platform, patterns: await import('./patterns.ts'), skip };
  const isExpanded = values.some((value) => isExpandable(value, context));
  const found = new Map<string, FoundFile>();
  for (const value of values) {
    const own = expandPath(value, context);
    if (own.length === 0) throw noFiles(value, skipped);
    for (const file of own) if (!found.has(file.path)) found.set(file.path, file);
  }
  const searched = [...found.values()].filter(({ isNamed }) => !isNamed);
  checkSize(searched);
  const read = await Promise.all([...found.values()].map((file) => readFound(file, workingDirectory, skip)));
  const taken = read.filter((one) => one !== null);
  if (taken.length === 0 && values.length > 0) throw noFiles(values.join(', '), skipped);
  const files = taken.map(({ file }) => file);
  const tokens = files.reduce((sum, one) => sum + one.tokens, 0);
  if (isExpanded && tokens > fileLimits.tokens) {
    throw tooMuch(
      localized('The files are about {count} tokens, and {limit} are allowed.', {
        count: formatWits(tokens),
        limit: formatWits(fileLimits.tokens),
      }),
    );
  }
  return { attachments: taken.map(({ attachment }) => attachment), files, skipped, isExpanded };
}

async function readFound({ path, isNamed, takesImages }: FoundFile, workingDirectory: string, skip: Skip) {
  const name = nameOf(path, workingDirectory);
  const describe = (attachment: Attachment, bytes: number) => ({
    attachment,
    file: {
      path: name,
      type: attachment.type,
      bytes,
      tokens: attachment.type === 'image' ? tokensOfImage : countTokens(attachment.text),
    } satisfies CollectedFile,
  });
  if (isNamed) return describe(await readAttachment(path), statSync(path).size);
  const bytes = readBytes(path);
  const mediaType = imageTypeOf(bytes);
  if (mediaType !== null && takesImages) return describe(toImage(mediaType, bytes), bytes.length);
  if (mediaType !== null) skip(path, 'image');
  // A text holds no null character; many a binary file is valid UTF-8.
  else if (!isUtf8(bytes) || bytes.includes(0)) skip(path, 'binary');
  else return describe(toText(name, bytes), bytes.length);
  return null;
}

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw refuse(
      'file_unreadable',
      localized('{path} cannot be read: {problem}.', { path, problem: localizeError(error) }),
      localized('Name the files that you mean, or a smaller folder.'),
    );
  }
}

/** Checks the number and the size of files before they are read. */
function checkSize(files: readonly FoundFile[]): void {
  if (files.length > fileLimits.files) {
    throw tooMuch(
      localized('There are {count} files, and {limit} are allowed.', { count: files.length, limit: fileLimits.files }),
    );
  }
  const bytes = files.reduce((sum, { path }) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0), 0);
  if (bytes <= fileLimits.bytes) return;
  const limit = fileLimits.bytes / 1024 / 1024;
  throw tooMuch(localized('The files are larger than {limit} MiB together.', { limit }));
}

const tooMuch = (message: LocalizedMessage): CommandError =>
  refuse('too_many_files', message, localized('Name the files that you mean, or a smaller folder.'));

const noFiles = (value: string, skipped: readonly SkippedFile[]): CommandError =>
  refuse(
    'no_files',
    localized('No file to send matches {pattern}.', { pattern: value.replaceAll('\0', ' ') }),
    skipped.length > 0
      ? localized('Left out: {files}', { files: describeSkipped(skipped) })
      : localized('Check the folder and the pattern: {example}', { example: "-f 'src/**/*.ts'" }),
  );

const refuse = (code: OwnCode, message: LocalizedMessage, hint: LocalizedMessage): CommandError =>
  new CommandError(message, { exitCode: exitCodes.usage, code, hint });
