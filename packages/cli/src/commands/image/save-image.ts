import { open, rename, rm, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { exitCodes } from '../../errors/exit-codes.ts';
import { LocalizedError } from '../../errors/localized-error.ts';
import { localized } from '../../i18n/localized-message.ts';
import { unwritable } from '../../output/unwritable.ts';
import { flush } from '../../system/flush.ts';

/** The destination of images. */
export interface ImagePlace {
  /** Writes one image atomically; returns its path. */
  save(bytes: Uint8Array, ending: string, index: number): Promise<string>;
}

/**
 * Images go to the file that is named, which is replaced; of several, each gets its number.
 *
 * @throws {CommandError} if the folder cannot be written to, before anything is sent
 */
export async function namedPlace(path: string, count: number): Promise<ImagePlace> {
  const end = extname(path);
  const pathOf = (index: number) =>
    count === 1 ? path : `${path.slice(0, path.length - end.length)}-${index + 1}${end}`;
  await checkFolder(path);
  return {
    async save(bytes, _ending, index) {
      const target = pathOf(index);
      await replace(target, bytes);
      return target;
    },
  };
}

/**
 * Images go to a file of the working folder that is named after their prompt, and never to one that is there already.
 *
 * @throws {CommandError} if the folder cannot be written to, before anything is sent
 */
export async function freePlace(folder: string, prompt: string): Promise<ImagePlace> {
  const stem = `${folder}/${nameAfter(prompt)}`;
  await checkFolder(stem);
  return {
    async save(bytes, ending) {
      for (let number = 1; ; number++) {
        const path = `${stem}${number === 1 ? '' : `-${number}`}.${ending}`;
        if (!(await reserve(path))) continue;
        try {
          await replace(path, bytes);
        } catch (error) {
          await rm(path, { force: true });
          throw error;
        }
        return path;
      }
    },
  };
}

/** Returns the first words of a prompt as a file name, in ASCII for any language. */
export function nameAfter(prompt: string): string {
  const words = prompt
    .slice(0, 400)
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{Mark}+/gu, '')
    .replace(/đ/g, 'd')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '');
  const short =
    words.length <= 40
      ? words
      : words
          .slice(0, 41)
          .replace(/-[^-]*$/, '')
          .slice(0, 40);
  return short.replace(/-+$/, '') || 'image';
}

/** Takes a name, if it is free. */
async function reserve(path: string): Promise<boolean> {
  try {
    await (await open(path, 'wx')).close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw unwritable(path, error, exitCodes.internalFailure);
  }
}

async function replace(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(bytes);
      flush(file.fd);
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw unwritable(path, error, exitCodes.internalFailure);
  }
}

/** Checks that a file can be created, before the images are paid for. */
async function checkFolder(path: string): Promise<void> {
  const probe = `${path}.${process.pid}.probe.tmp`;
  try {
    if ((await stat(path).catch(() => null))?.isDirectory()) throw new LocalizedError(localized('it is a folder'));
    await (await open(probe, 'wx')).close();
    await rm(probe);
  } catch (error) {
    throw unwritable(path, error, exitCodes.usage);
  }
}
