import { isUtf8 } from 'node:buffer';
import { basename } from 'node:path';
import type { ChatImagePart } from '@clawwits/sdk-ts';
import { CommandError } from '../errors/command-error.ts';
import { exitCodes } from '../errors/exit-codes.ts';
import { LocalizedError, localizeError } from '../errors/localized-error.ts';
import { type LocalizedMessage, localized } from '../i18n/localized-message.ts';
import { type ImageType, imageTypeOf } from './image-type.ts';

/** A file that goes along with a question. */
export type Attachment =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'image'; readonly part: ChatImagePart };

const limitBytes = 10 * 1024 * 1024;

/**
 * Reads a file that goes along with a question: text with its name before it, or an image.
 *
 * @throws {CommandError} if it cannot be read, is too large, or is neither
 */
export async function readAttachment(path: string): Promise<Attachment> {
  // Most questions come without.
  const { readFile, stat } = await import('node:fs/promises');
  let bytes: Buffer;
  try {
    const { size } = await stat(path);
    if (size > limitBytes) throw new LocalizedError(localized('it is larger than 10 MiB'));
    bytes = await readFile(path);
  } catch (error) {
    throw unreadable(path, localizeError(error));
  }
  const mediaType = imageTypeOf(bytes);
  if (mediaType !== null) return toImage(mediaType, bytes);
  if (!isUtf8(bytes)) throw unreadable(path, localized('it is neither UTF-8 text nor a PNG, JPEG, GIF or WebP image'));
  return toText(basename(path), bytes);
}

/** Creates the attachment of an image. */
export const toImage = (mediaType: ImageType, bytes: Buffer): Attachment => ({
  type: 'image',
  part: { type: 'image_url', image_url: { url: `data:${mediaType};base64,${bytes.toString('base64')}` } },
});

/** Creates the attachment of a text, with its name before it. */
export const toText = (name: string, bytes: Buffer): Attachment & { readonly type: 'text' } => ({
  type: 'text',
  text: `--- ${name}\n${bytes.toString('utf8').replace(/^\ufeff/, '')}`,
});

function unreadable(path: string, problem: LocalizedMessage): CommandError {
  return new CommandError(localized('{path} cannot be read: {problem}.', { path, problem }), {
    exitCode: exitCodes.usage,
    code: 'file_unreadable',
    hint: localized('Give the path of a text file, or of a PNG, JPEG, GIF or WebP image.'),
  });
}
