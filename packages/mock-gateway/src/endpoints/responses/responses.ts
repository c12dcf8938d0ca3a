import type { ModelResponse, ResponseOutputItem, ResponseRequest, ResponseUsage } from '@clawwits/contract';
import { responseRequestSchema } from '@clawwits/contract/schemas';
import { type Conversation, prepareConversation } from '../../answers/conversation.ts';
import type { Finish } from '../../answers/cutter.ts';
import { performAll, performSteps } from '../../answers/perform.ts';
import { seededRandom } from '../../random/seeded.ts';
import type { BilledCall, BilledHandler } from '../endpoint-handler.ts';
import { foldEvents, relayEvents } from '../relayed-events.ts';
import { toItems } from './response-items.ts';
import {
  blockableResponseTexts,
  countResponsePrompt,
  itemsOf,
  readResponseQuestion,
  thinkingTokensOf,
} from './response-prompt.ts';
import { ResponseEvents } from './stream-events.ts';

type ResponseCall = BilledCall<ResponseRequest>;

function usageOf({ bill }: ResponseCall, { performances: [{ cutter, ending }] }: Conversation): ResponseUsage {
  const { promptTokens, outputTokens } = bill;
  const reported = ending?.usage;
  return {
    input_tokens: promptTokens,
    input_tokens_details: { cached_tokens: reported?.prompt_tokens_details?.cached_tokens ?? 0 },
    output_tokens: outputTokens,
    output_tokens_details: {
      reasoning_tokens: reported?.completion_tokens_details?.reasoning_tokens ?? cutter.thinkingTokens,
    },
    total_tokens: promptTokens + outputTokens,
  };
}

/** A response on its way. */
const openResponse = (call: ResponseCall, { id }: Conversation): ModelResponse => ({
  id,
  object: 'response',
  created_at: Math.floor(call.at / 1000),
  model: call.model,
  status: 'in_progress',
  output: [],
  usage: null,
  error: null,
  incomplete_details: null,
});

const cutReasons: Partial<Record<Finish['type'], string>> = { length: 'max_output_tokens', filter: 'content_filter' };
const cutReasonOf = ({ performances: [{ cutter }] }: Conversation): string | undefined =>
  cutter.finish === null ? undefined : cutReasons[cutter.finish.type];
const isCut = (conversation: Conversation): boolean => cutReasonOf(conversation) !== undefined;

/** The complete response. */
function closeResponse(call: ResponseCall, conversation: Conversation, output: ResponseOutputItem[]): ModelResponse {
  const reason = cutReasonOf(conversation);
  return {
    ...openResponse(call, conversation),
    status: reason === undefined ? 'completed' : 'incomplete',
    output,
    usage: usageOf(call, conversation),
    incomplete_details: reason === undefined ? null : { reason },
  };
}

/** Creates the ids of items: the same ones, streamed or whole. */
function itemIdsOf({ core, bodyText, at }: ResponseCall): () => string {
  const random = seededRandom(core.options.seed, 'item', bodyText, at);
  return () => random.letters(24);
}

async function answerWhole(call: ResponseCall, conversation: Conversation): Promise<string> {
  const [performance] = conversation.performances;
  if (!conversation.pace.isInstant) await conversation.pace.waitForFirst(call.request.signal);
  const steps = await performAll(performance);
  return JSON.stringify(closeResponse(call, conversation, toItems(steps, itemIdsOf(call), !isCut(conversation))));
}

async function* streamEvents(call: ResponseCall, conversation: Conversation): AsyncGenerator<string, void, void> {
  const events = new ResponseEvents(itemIdsOf(call));
  const [performance] = conversation.performances;
  const opened = openResponse(call, conversation);
  yield events.state('created', opened);
  yield events.state('in_progress', opened);
  if (!conversation.pace.isInstant) await conversation.pace.waitForFirst(call.request.signal);
  for await (const step of performSteps(performance)) yield* events.step(step);
  yield* events.end(!isCut(conversation));
  // Settled before the client can know that the answer is complete, so that limits read then include it.
  call.bill.settle('complete');
  yield events.state(isCut(conversation) ? 'incomplete' : 'completed', closeResponse(call, conversation, events.items));
}

const maxTokensOf = ({ max_output_tokens: most }: ResponseRequest, byDefault: number): number => most ?? byDefault;

/** `POST /v1/responses`. */
export const responses: BilledHandler<ResponseRequest> = {
  kind: 'billed',
  schema: responseRequestSchema,
  modelOf: (body) => body.model,
  blockableTexts: blockableResponseTexts,
  countPrompt: countResponsePrompt,
  reserveOutput: maxTokensOf,
  isStream: (body) => body.stream === true,
  isLastFrame: (frame) => /^event: response\.(?:completed|incomplete)\n/.test(frame),
  async answer(call) {
    const { body, core } = call;
    const conversation = await prepareConversation(call, {
      question: readResponseQuestion(body),
      conversation: itemsOf(body),
      call: { endpoint: 'responses', body },
      limits: {
        maxTokens: maxTokensOf(body, core.options.defaultMaxTokens),
        stopSequences: [],
        maxThinkingTokens: thinkingTokensOf(body),
      },
      choices: 1,
      idPrefix: 'resp_',
      toolIdPrefix: 'call_',
    });
    const { isRelayed } = conversation.performances[0];
    if (body.stream === true) {
      return { stream: isRelayed ? relayEvents(call, conversation) : streamEvents(call, conversation) };
    }
    if (!isRelayed) return { json: await answerWhole(call, conversation) };
    return { json: await foldEvents('responses', conversation, () => usageOf(call, conversation)) };
  },
};
