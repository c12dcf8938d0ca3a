import type { GeneratedImage, ImageList, ImageRequest } from '@clawwits/contract';
import { imageRequestSchema } from '@clawwits/contract/schemas';
import { createPace } from '../../answers/pace.ts';
import { Refusal } from '../../core/refusal.ts';
import { filesPrefix } from '../../files/file-store.ts';
import { seededRandom } from '../../random/seeded.ts';
import { encodeBase64Bytes } from '../encode-base64.ts';
import type { BilledCall, BilledHandler } from '../endpoint-handler.ts';
import { drawMosaic } from './draw-mosaic.ts';
import { encodePng } from './png.ts';

type ImageCall = BilledCall<ImageRequest>;

const mostPixels = 4_096;

/** @throws Refusal `invalid_request` if the size is invalid */
function sizeOf({ size = 'auto' }: ImageRequest): { width: number; height: number } {
  if (size === 'auto') return { width: 1_024, height: 1_024 };
  const [, width = '', height = ''] = /^(\d{1,4})x(\d{1,4})$/.exec(size) ?? [];
  const isOne = (side: string) => Number(side) >= 1 && Number(side) <= mostPixels;
  if (isOne(width) && isOne(height)) return { width: Number(width), height: Number(height) };
  throw new Refusal('invalid_request', `size: must be "<width>x<height>", each 1 to ${mostPixels} pixels.`, {
    param: 'size',
  });
}

/** Creates one picture: the same one for the same seed, prompt, model and index. */
function makeImage({ core, body, model }: ImageCall, index: number): () => Promise<Uint8Array> {
  const { width, height } = sizeOf(body);
  return () =>
    encodePng(
      drawMosaic(seededRandom(core.options.seed, 'image', model, body.prompt, index), width, height, body.prompt),
    );
}

async function handOut(call: ImageCall, index: number): Promise<GeneratedImage> {
  const { core, body, bodyText, at, request } = call;
  const read = makeImage(call, index);
  if (body.response_format === 'b64_json') return { b64_json: encodeBase64Bytes(await read()) };
  const name = `${seededRandom(core.options.seed, 'file', bodyText, at, index).letters(24)}.png`;
  core.files.add(name, { contentType: 'image/png', read });
  return { url: `${request.root}${filesPrefix}${name}` };
}

/** `POST /v1/images/generations`: real pictures that depend on the request. */
export const imageGenerations: BilledHandler<ImageRequest> = {
  kind: 'billed',
  schema: imageRequestSchema,
  modelOf: (body) => body.model,
  check: (body) => void sizeOf(body),
  blockableTexts: ({ prompt }) => [prompt],
  // Images are paid by the piece.
  countPrompt: () => 0,
  reserveOutput: () => 0,
  countPieces: ({ n = 1 }) => n,
  isStream: () => false,
  async answer(call) {
    const { core, body, bodyText, at } = call;
    const { seed, latency } = core.options;
    const pace = createPace(latency, core.clock, () => seededRandom(seed, 'pace', bodyText));
    if (!pace.isInstant) await pace.waitForFirst(call.request.signal);
    const data: GeneratedImage[] = [];
    for (let index = 0; index < (body.n ?? 1); index++) data.push(await handOut(call, index));
    const answer: ImageList = { created: Math.floor(at / 1000), data };
    return { json: JSON.stringify(answer) };
  },
};
