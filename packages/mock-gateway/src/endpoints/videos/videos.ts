import type { VideoList, VideoRequest } from '@clawwits/contract';
import { videoRequestSchema } from '@clawwits/contract/schemas';
import { createPace } from '../../answers/pace.ts';
import { filesPrefix } from '../../files/file-store.ts';
import { seededRandom } from '../../random/seeded.ts';
import type { BilledHandler } from '../endpoint-handler.ts';
import { readVideo } from './video-file.ts';

/** `POST /v1/video/generations`: a small film, at once. */
export const videoGenerations: BilledHandler<VideoRequest> = {
  kind: 'billed',
  schema: videoRequestSchema,
  modelOf: (body) => body.model,
  blockableTexts: ({ prompt }) => [prompt],
  // Videos are paid by the piece.
  countPrompt: () => 0,
  reserveOutput: () => 0,
  countPieces: () => 1,
  isStream: () => false,
  async answer({ core, bodyText, model, at, request }) {
    const { seed, latency } = core.options;
    const pace = createPace(latency, core.clock, () => seededRandom(seed, 'pace', bodyText));
    if (!pace.isInstant) await pace.waitForFirst(request.signal);
    const name = `${seededRandom(seed, 'file', bodyText, at).letters(24)}.mp4`;
    core.files.add(name, { contentType: 'video/mp4', read: readVideo });
    const answer: VideoList = {
      created: Math.floor(at / 1000),
      model,
      data: [{ url: `${request.root}${filesPrefix}${name}` }],
    };
    return { json: JSON.stringify(answer) };
  },
};
