import type { EmbeddingList, EmbeddingRequest } from '@clawwits/contract';
import { embeddingRequestSchema } from '@clawwits/contract/schemas';
import { createPace } from '../../answers/pace.ts';
import { seededRandom } from '../../random/seeded.ts';
import type { BilledHandler } from '../endpoint-handler.ts';
import { embedText, encodeBase64 } from './vector.ts';

const textsOf = ({ input }: EmbeddingRequest): string[] => (typeof input === 'string' ? [input] : input);

/** `POST /v1/embeddings`. Its input is data, not a prompt: nothing in it is blocked. */
export const embeddings: BilledHandler<EmbeddingRequest> = {
  kind: 'billed',
  schema: embeddingRequestSchema,
  modelOf: (body) => body.model,
  blockableTexts: () => [],
  countPrompt: (body, countTokens) => textsOf(body).reduce((sum, text) => sum + Math.max(1, countTokens(text)), 0),
  reserveOutput: () => 0,
  isStream: () => false,
  async answer(call) {
    const { core, body, bodyText, bill, model } = call;
    const { seed, latency } = core.options;
    const pace = createPace(latency, core.clock, () => seededRandom(seed, 'pace', bodyText));
    if (!pace.isInstant) await pace.waitForFirst(call.request.signal);
    const isBase64 = body.encoding_format === 'base64';
    const answer: EmbeddingList<number[] | string> = {
      object: 'list',
      data: textsOf(body).map((text, index) => {
        const vector = embedText(text);
        return { object: 'embedding', index, embedding: isBase64 ? encodeBase64(vector) : Array.from(vector) };
      }),
      model,
      usage: { prompt_tokens: bill.promptTokens, total_tokens: bill.promptTokens },
    };
    return { json: JSON.stringify(answer) };
  },
};
