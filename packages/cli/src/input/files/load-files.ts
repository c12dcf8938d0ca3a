import type { Io } from '../../system/io.ts';
import type { FileCollection } from './file-collection.ts';

const noFiles: FileCollection = { attachments: [], files: [], skipped: [], isExpanded: false };

/**
 * Loads the files that go along with a question. Most questions come without, and load nothing for it.
 *
 * @throws {CommandError} if one leads to no file, a named file cannot be used, or there are too many
 */
export async function loadFiles(values: readonly string[], io: Io): Promise<FileCollection> {
  if (values.length === 0) return noFiles;
  const { collectFiles } = await import('./collect-files.ts');
  return collectFiles(values, io);
}
