import { isUtf8 } from 'node:buffer';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { CommandError } from '../failures/command-error.ts';
import { exitCodes } from '../failures/exit-codes.ts';

const limitBytes = 10 * 1024 * 1024;

/**
 * Reads a file of text that goes along with a question, with its name before it.
 *
 * @throws {CommandError} where it cannot be read, is too large, or is no text
 */
export async function readAttachment(path: string): Promise<string> {
  let bytes: Buffer;
  try {
    const { size } = await stat(path);
    if (size > limitBytes) throw new Error('it is larger than 10 MiB');
    bytes = await readFile(path);
    if (!isUtf8(bytes)) throw new Error('it is not UTF-8 text');
  } catch (error) {
    throw new CommandError(`${path} cannot be read: ${(error as Error).message}.`, {
      exitCode: exitCodes.usage,
      code: 'file_unreadable',
      hint: 'Give the path of a text file.',
    });
  }
  return `--- ${basename(path)}\n${bytes.toString('utf8').replace(/^\ufeff/, '')}`;
}
