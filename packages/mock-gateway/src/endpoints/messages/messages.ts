import type { Message, MessageRequest, MessageStreamEvent, MessageUsage, StopReason } from '@clawwits/contract';
import { messageRequestSchema } from '@clawwits/contract/schemas';
import { type Conversation, prepareConversation } from '../../answers/conversation.ts';
import type { Finish } from '../../answers/cutter.ts';
import { performAll, performSteps } from '../../answers/perform.ts';
import type { Step } from '../../answers/script.ts';
import { Refusal } from '../../core/refusal.ts';
import { seededRandom } from '../../random/seeded.ts';
import { eventFrame } from '../../streams/frames.ts';
import type { BilledCall, BilledHandler } from '../endpoint-handler.ts';
import { foldEvents, relayEvents } from '../relayed-events.ts';
import { beginsBlock, openBlock, toBlockDelta, toBlocks } from './message-blocks.ts';
import { blockableMessageTexts, countMessagePrompt, readMessageQuestion } from './message-prompt.ts';

type MessageCall = BilledCall<MessageRequest>;

const stopReasons = {
  end: 'end_turn',
  length: 'max_tokens',
  filter: 'refusal',
  refusal: 'refusal',
  tools: 'tool_use',
  'stop-sequence': 'stop_sequence',
} as const satisfies Record<Finish['type'], StopReason>;

const endOf = (finish: Finish | null) => ({
  stop_reason: stopReasons[finish?.type ?? 'end'],
  stop_sequence: finish?.type === 'stop-sequence' ? finish.sequence : null,
});

const usageOf = (inputTokens: number, outputTokens: number): MessageUsage => ({
  input_tokens: inputTokens,
  output_tokens: outputTokens,
  cache_read_input_tokens: 0,
});

const signatureOf = ({ core, bodyText }: MessageCall): string =>
  seededRandom(core.options.seed, 'signature', bodyText).letters(64);

async function answerWhole(call: MessageCall, conversation: Conversation): Promise<string> {
  const [performance] = conversation.performances;
  if (!conversation.pace.isInstant) await conversation.pace.waitForFirst(call.request.signal);
  const content = toBlocks(await performAll(performance), signatureOf(call));
  const message: Message = {
    id: conversation.id,
    type: 'message',
    role: 'assistant',
    model: call.model,
    content,
    usage: usageOf(call.bill.promptTokens, call.bill.outputTokens),
    ...endOf(performance.cutter.finish),
  };
  return JSON.stringify(message);
}

async function* streamEvents(call: MessageCall, conversation: Conversation): AsyncGenerator<string, void, void> {
  const write = (event: MessageStreamEvent) => eventFrame(event);
  const [performance] = conversation.performances;
  const empty: Message = {
    id: conversation.id,
    type: 'message',
    role: 'assistant',
    model: call.model,
    content: [],
    usage: usageOf(call.bill.promptTokens, 0),
    stop_reason: null,
    stop_sequence: null,
  };
  yield write({ type: 'message_start', message: empty });
  yield write({ type: 'ping' });
  if (!conversation.pace.isInstant) await conversation.pace.waitForFirst(call.request.signal);

  let previous: Step | null = null;
  let index = -1;
  const closeBlock = (last: Step): string => {
    const signature = { type: 'signature_delta', signature: signatureOf(call) } as const;
    const isThinking = last.type === 'thinking';
    return `${isThinking ? write({ type: 'content_block_delta', index, delta: signature }) : ''}${write({ type: 'content_block_stop', index })}`;
  };
  for await (const step of performSteps(performance)) {
    if (beginsBlock(step, previous)) {
      if (previous !== null) yield closeBlock(previous);
      index += 1;
      yield write({ type: 'content_block_start', index, content_block: openBlock(step) });
    }
    previous = step;
    const delta = toBlockDelta(step);
    if (delta !== null) yield write({ type: 'content_block_delta', index, delta });
  }
  if (previous !== null) yield closeBlock(previous);

  // Settled before the client can know that the answer is complete, so that a balance read then includes it.
  call.bill.settle('complete');
  const usage = usageOf(call.bill.promptTokens, call.bill.outputTokens);
  yield write({ type: 'message_delta', delta: endOf(performance.cutter.finish), usage });
  yield write({ type: 'message_stop' });
}

/** `POST /v1/messages`. */
export const messages: BilledHandler<MessageRequest> = {
  kind: 'billed',
  schema: messageRequestSchema,
  modelOf: (body) => body.model,
  check({ thinking, max_tokens }) {
    if (thinking?.type !== 'enabled' || thinking.budget_tokens < max_tokens) return;
    const message = 'thinking.budget_tokens: must be below max_tokens.';
    throw new Refusal('invalid_request', message, { param: 'thinking.budget_tokens' });
  },
  blockableTexts: blockableMessageTexts,
  countPrompt: countMessagePrompt,
  reserveOutput: (body) => body.max_tokens,
  isStream: (body) => body.stream === true,
  isLastFrame: (frame) => frame.startsWith('event: message_stop'),
  async answer(call) {
    const { body } = call;
    const conversation = await prepareConversation(call, {
      question: readMessageQuestion(body),
      conversation: body.messages,
      call: { endpoint: 'messages', body },
      limits: {
        maxTokens: body.max_tokens,
        stopSequences: body.stop_sequences ?? [],
        maxThinkingTokens: body.thinking?.type === 'enabled' ? body.thinking.budget_tokens : null,
      },
      choices: 1,
      idPrefix: 'msg_',
      toolIdPrefix: 'toolu_',
    });
    const { isRelayed } = conversation.performances[0];
    if (body.stream === true) {
      return { stream: isRelayed ? relayEvents(call, conversation) : streamEvents(call, conversation) };
    }
    if (!isRelayed) return { json: await answerWhole(call, conversation) };
    const { bill } = call;
    return { json: await foldEvents('messages', conversation, () => usageOf(bill.promptTokens, bill.outputTokens)) };
  },
};
