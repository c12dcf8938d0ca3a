import type { GeneratedImage } from '@clawwits/sdk-ts';
import { CommandError } from '../../errors/command-error.ts';
import { exitCodes } from '../../errors/exit-codes.ts';
import { localizeError } from '../../errors/localized-error.ts';
import type { Connection } from '../../gateway/connection.ts';
import { describeShortage } from '../../gateway/describe-shortage.ts';
import { type LocalizedMessage, localized, untranslated } from '../../i18n/localized-message.ts';
import { type ImageType, imageEndings, imageTypeOf } from '../../input/image-type.ts';
import { readContent } from '../../input/read-content.ts';
import type { CommandOutcome } from '../../output/command-outcome.ts';
import { toSingleLine } from '../../output/text/strip-controls.ts';
import type { CommandContext } from '../../program/command-context.ts';
import { openUsageLog } from '../../usage-log/usage-log.ts';
import type { ImageData } from './data.ts';
import { downloadImage } from './download-image.ts';
import { freePlace, type ImagePlace, namedPlace } from './save-image.ts';

/** Options of `clawwits image`. */
export interface ImageOptions {
  readonly model?: string;
  readonly n?: number;
  readonly size?: string;
  /** Path to save to; `-` is standard output. */
  readonly path?: string | undefined;
  /** True if the output is a record. */
  readonly json?: boolean;
  readonly outputFormat?: string;
  readonly field?: string;
}

/** An image that has been saved. */
interface SavedImage {
  readonly path: string;
  readonly media_type: ImageType;
  readonly bytes: number;
  readonly revised_prompt: string | null;
}

/** `clawwits image`: images of a text, as files. */
export async function makeImage(
  words: readonly string[],
  options: ImageOptions,
  context: CommandContext,
): Promise<CommandOutcome> {
  const { io } = context;
  const { n = 1, path, size } = options;
  if (path === '-') checkStdout(options, context);
  const prompt = String(await readContent(words, [], context));
  const place = path === '-' ? null : await openPlace(path, n, prompt, io.workingDirectory);
  const connection = await context.connect('images');
  const model = await connection.resolveModel(options.model);
  try {
    const params = { prompt, model, n, size, responseFormat: 'b64_json' } as const;
    const { data, response } = await openUsageLog('image', connection, context).record(
      { model },
      () => connection.client.images.generate(params, { signal: io.signal }).withResponse(),
      ({ response: { limits } }) => ({ limits }),
    );
    const facts = {
      attempts: response.attempts.length,
      limits: response.limits,
      ...(model !== undefined && { model }),
    };
    const images = data?.data;
    if (!Array.isArray(images) || images.length === 0) throw noImage(localized('it holds none'));
    return place === null
      ? { ...facts, ...(await print(images[0], connection, context)) }
      : { ...facts, ...(await saveAll(images, place, connection, io.signal)) };
  } catch (error) {
    return describeShortage(error, connection, context);
  }
}

const openPlace = (path: string | undefined, count: number, prompt: string, folder: string): Promise<ImagePlace> =>
  path === undefined ? freePlace(folder, prompt) : namedPlace(path, count);

/** Saves what can be had: each is paid for. */
async function saveAll(
  images: readonly GeneratedImage[],
  place: ImagePlace,
  connection: Connection,
  signal: AbortSignal,
): Promise<CommandOutcome> {
  const saved: SavedImage[] = [];
  const errors: unknown[] = [];
  for (const [index, image] of images.entries()) {
    try {
      const { bytes, type } = await readImage(image, connection, signal);
      saved.push({
        path: await place.save(bytes, imageEndings[type], index),
        media_type: type,
        bytes: bytes.length,
        revised_prompt: image.revised_prompt ?? null,
      });
    } catch (error) {
      if (signal.aborted && saved.length === 0) throw error;
      errors.push(error);
    }
  }
  if (saved.length === 0) throw errors[0];
  const [first] = errors;
  return {
    data: { images: saved } satisfies ImageData,
    text: untranslated(saved.map(({ path }) => toSingleLine(path)).join('\n')),
    ...(first !== undefined && {
      error: signal.aborted
        ? first
        : new CommandError(
            localized('{saved} of {all} images are saved. {problem}', {
              saved: saved.length,
              all: images.length,
              problem: localizeError(first),
            }),
            {
              exitCode: exitCodes.incomplete,
              code: 'images_missing',
              hint: first instanceof CommandError ? first.hint : undefined,
              cause: first,
            },
          ),
    }),
  };
}

/** Writes the image itself to standard output, and nothing else. */
async function print(
  image: GeneratedImage | undefined,
  connection: Connection,
  { io, messages }: CommandContext,
): Promise<CommandOutcome> {
  const { bytes } = await readImage(image ?? {}, connection, io.signal);
  await new Promise<void>((resolve, reject) => {
    io.stdout.on('error', reject);
    io.stdout.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
  const note = connection.sandbox?.describe().sandboxNote;
  if (note !== undefined) await messages.note(note);
  return { ownExitCode: exitCodes.done };
}

/** The image itself, however it came. */
async function readImage(
  { b64_json: base64, url }: GeneratedImage,
  { client, sandbox }: Connection,
  signal: AbortSignal,
): Promise<{ readonly bytes: Buffer; readonly type: ImageType }> {
  const inline = base64 ?? /^data:[^,]*;base64,(.*)$/s.exec(url ?? '')?.[1];
  if (inline === undefined && typeof url !== 'string') throw noImage(localized('it holds none'));
  const bytes =
    inline === undefined
      ? await downloadImage(url ?? '', client.baseURL, { fetch: sandbox?.fetch ?? fetch, signal })
      : Buffer.from(inline, 'base64');
  const type = imageTypeOf(bytes);
  if (type === null) throw noImage(localized('what it holds is no PNG, JPEG, GIF or WebP'));
  return { bytes, type };
}

function checkStdout({ n = 1, json, outputFormat, field }: ImageOptions, { io }: CommandContext): void {
  if (io.stdout.isTTY === true) {
    throw refuse(
      localized('An image is not written to a terminal.'),
      localized('Leave out -o, or redirect: clawwits image "…" -o - > cat.png'),
    );
  }
  if (n > 1)
    throw refuse(localized('Standard output takes one image.'), localized('Leave out --n, or give -o a file.'));
  if (json === true || field !== undefined || (outputFormat !== undefined && outputFormat !== 'text')) {
    throw refuse(localized('Standard output takes the image or the record.'), localized('Give -o a file.'));
  }
}

function refuse(message: LocalizedMessage, hint: LocalizedMessage): CommandError {
  return new CommandError(message, { exitCode: exitCodes.usage, code: 'usage', hint });
}

function noImage(problem: LocalizedMessage): CommandError {
  return new CommandError(localized('The gateway answered, but not with an image: {problem}.', { problem }), {
    exitCode: exitCodes.unavailable,
    code: 'invalid_response',
    hint: localized('It may have been billed. Try another model with -m.'),
  });
}
