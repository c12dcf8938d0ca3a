import type { EmbeddingList, EmbeddingRequest } from '@clawwits/contract';
import { embeddingRequestSchema } from '@clawwits/contract/schemas';
import { embedderOf } from '../../answers/answer.ts';
import { createPace } from '../../answers/pace.ts';
import { seededRandom } from '../../random/seeded.ts';
import type { BilledCall, BilledHandler } from '../endpoint-handler.ts';
import { embedText, encodeBase64 } from './vector.ts';

const textsOf = ({ input }: EmbeddingRequest): string[] => (typeof input === 'string' ? [input] : input);

const utf8 = new TextEncoder();

/** Tokens that a tokenizer adds to a text, to mark its ends. */
const mostMarks = 8;

/** A text has at most as many tokens as bytes, plus the marks at its ends. */
const mostTokensOf = (body: EmbeddingRequest): number =>
  textsOf(body).reduce((sum, text) => sum + utf8.encode(text).length + mostMarks, 0);

const usageOf = (promptTokens: number) => ({ prompt_tokens: promptTokens, total_tokens: promptTokens });

/** Embeds texts with the toy of the gateway itself. */
function embedTexts({ body, bill, model }: BilledCall<EmbeddingRequest>): EmbeddingList<number[] | string> {
  const isBase64 = body.encoding_format === 'base64';
  return {
    object: 'list',
    data: textsOf(body).map((text, index) => {
      const vector = embedText(text);
      return { object: 'embedding', index, embedding: isBase64 ? encodeBase64(vector) : Array.from(vector) };
    }),
    model,
    usage: usageOf(bill.promptTokens),
  };
}

/** `POST /v1/embeddings`. Its input is data, not a prompt, and is never blocked. */
export const embeddings: BilledHandler<EmbeddingRequest> = {
  kind: 'billed',
  schema: embeddingRequestSchema,
  modelOf: (body) => body.model,
  blockableTexts: () => [],
  countPrompt: (body, countTokens) => textsOf(body).reduce((sum, text) => sum + Math.max(1, countTokens(text)), 0),
  // An upstream may count more tokens than the estimate, and its count is billed.
  reserveOutput: (body, _byDefault, { answer }) => (embedderOf(answer) === null ? 0 : mostTokensOf(body)),
  isStream: () => false,
  async answer(call) {
    const { core, body, bodyText, bill, model } = call;
    const { seed, latency } = core.options;
    const pace = createPace(latency, core.clock, () => seededRandom(seed, 'pace', bodyText));
    if (!pace.isInstant) await pace.waitForFirst(call.request.signal);
    const embedder = embedderOf(core.options.answer);
    if (embedder === null) return { json: JSON.stringify(embedTexts(call)) };
    const { answer, promptTokens } = await embedder.embed({ body, signal: call.request.signal });
    if (promptTokens !== undefined) bill.setPrompt(promptTokens);
    return { json: JSON.stringify({ model, ...answer, usage: { ...answer.usage, ...usageOf(bill.promptTokens) } }) };
  },
};
