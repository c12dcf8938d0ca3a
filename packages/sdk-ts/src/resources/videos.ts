import { type VideoList, type VideoRequest, videoGenerations } from '@clawwits/contract';
import type { ClientCore, RequestOptions } from '../core/call.ts';
import { callJson } from '../core/call-json.ts';
import type { ClawwitsPromise } from '../core/clawwits-promise.ts';
import { expectTextsIn } from '../wire/expect.ts';

/** `client.videos`: videos generated from texts. */
export interface Videos {
  /**
   * Generates a video from a text, and answers when it is done: `timeout` (10 minutes by default) must cover that. Costs money.
   *
   * @param params `duration` in seconds
   * @param options for this call alone
   * @throws {ClawwitsError} see the error classes
   * @see docs/contract.md §2, video generation
   *
   * @example
   * const client = new Clawwits({ gateway: clew });
   * const { data } = await client.videos.generate({ prompt: 'a cat walking in the park', model: 'minimax-hailuo-2.3' });
   * console.log(data[0]?.url);
   */
  generate(params: VideoRequest, options?: RequestOptions): ClawwitsPromise<VideoList>;
}

/** Builds the resource over a client's core. */
export function createVideos(core: ClientCore): Videos {
  return {
    generate: (params, options) =>
      callJson<VideoList>(core, { endpoint: videoGenerations, body: () => expectTextsIn(params, 'prompt'), options }),
  };
}
