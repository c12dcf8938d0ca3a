import type {
  ChatChoice,
  ChatCompletion,
  ChatCompletionChunk,
  ChatCompletionMessage,
  ChatCompletionRequest,
  ChatDelta,
  ChatFinishReason,
  ChatToolCall,
  ChatUsage,
} from '@clawwits/contract';
import { chatCompletionRequestSchema } from '@clawwits/contract/schemas';
import { type Conversation, closeRelayed, prepareConversation } from '../../answers/conversation.ts';
import type { Finish } from '../../answers/cutter.ts';
import { type Performance, performAll, performSteps } from '../../answers/perform.ts';
import type { Step } from '../../answers/script.ts';
import { seededRandom } from '../../random/seeded.ts';
import { dataFrame, doneFrame } from '../../streams/frames.ts';
import type { BilledCall, BilledHandler } from '../endpoint-handler.ts';
import { checkLogprobs, createLogprobs, type WriteLogprobs } from './chat-logprobs.ts';
import { blockableChatTexts, countChatPrompt, readChatQuestion } from './chat-prompt.ts';
import { type ChunkBase, joinChunks, RelayedChunks } from './relayed-answer.ts';

type ChatExtension = Pick<ChatCompletion, 'x_clawwits'> | undefined;
type ChatCall = BilledCall<ChatCompletionRequest>;

const maxTokensOf = (body: ChatCompletionRequest, byDefault: number): number =>
  body.max_tokens ?? body.max_completion_tokens ?? byDefault;
const choicesOf = (body: ChatCompletionRequest): number => body.n ?? 1;

function stopSequencesOf({ stop }: ChatCompletionRequest): string[] {
  if (stop === null || stop === undefined) return [];
  return typeof stop === 'string' ? [stop] : stop;
}

function finishReasonOf(finish: Finish | null): ChatFinishReason {
  if (finish?.type === 'length') return 'length';
  if (finish?.type === 'filter') return 'content_filter';
  return finish?.type === 'tools' ? 'tool_calls' : 'stop';
}

function usageOf({ bill }: ChatCall, { performances }: Conversation): ChatUsage {
  const reported = performances.length === 1 ? performances[0].ending?.usage : undefined;
  if (reported !== undefined) return reported;
  const { promptTokens, outputTokens } = bill;
  const thinking = performances.reduce((sum, { cutter }) => sum + cutter.thinkingTokens, 0);
  return {
    prompt_tokens: promptTokens,
    completion_tokens: outputTokens,
    total_tokens: promptTokens + outputTokens,
    ...(thinking > 0 && { completion_tokens_details: { reasoning_tokens: thinking } }),
  };
}

/** Fields that the gateway adds to OpenAI's. */
const extensionOf = ({ core }: ChatCall, { pace }: Conversation): ChatExtension => core.rules.extendChat?.(pace);

function toMessage(steps: readonly Step[]): ChatCompletionMessage {
  let [text, thinking, refusal, hasText] = ['', '', '', false];
  const toolCalls: ChatToolCall[] = [];
  for (const step of steps) {
    if (step.type === 'tool') {
      toolCalls.push({ id: step.id, type: 'function', function: { name: step.name, arguments: '' } });
    } else if (step.type === 'tool-arguments') {
      const call = toolCalls.at(-1);
      if (call !== undefined) call.function.arguments += step.text;
    } else if (step.type === 'thinking') {
      thinking += step.text;
    } else if (step.type === 'refusal') {
      refusal += step.text;
    } else {
      text += step.text;
      hasText = true;
    }
  }
  return {
    role: 'assistant',
    content: hasText || (toolCalls.length === 0 && refusal === '') ? text : null,
    ...(thinking !== '' && { reasoning_content: thinking }),
    ...(refusal !== '' && { refusal }),
    ...(toolCalls.length > 0 && { tool_calls: toolCalls }),
  };
}

const logprobsOf = ({ core, body }: ChatCall, index: number): WriteLogprobs =>
  createLogprobs(body, () => seededRandom(core.options.seed, 'logprobs', JSON.stringify(body.messages), index));

const baseOf = (call: ChatCall, { id }: Conversation): ChunkBase => ({
  id,
  object: 'chat.completion.chunk',
  created: Math.floor(call.at / 1000),
  model: call.model,
});

/** Performs an answer of an upstream as a whole. */
async function relayWhole(call: ChatCall, conversation: Conversation, index: number): Promise<ChatCompletion> {
  const performance = conversation.performances[index] ?? conversation.performances[0];
  const isOnly = conversation.performances.length === 1;
  const chunks = new RelayedChunks({ base: baseOf(call, conversation), index, isOnly });
  const steps = await performAll(performance);
  const parts = steps.map((step) => chunks.ofStep(step, (cut) => toDelta(cut, 0)));
  return joinChunks([...parts, ...chunks.end(performance, finishReasonOf(performance.cutter.finish))]);
}

async function answerWhole(call: ChatCall, conversation: Conversation): Promise<string> {
  if (!conversation.pace.isInstant) await conversation.pace.waitForFirst(call.request.signal);
  let relayed: Partial<ChatCompletion> = {};
  const choose = async (performance: Performance, index: number): Promise<ChatChoice> => {
    if (performance.isRelayed) {
      relayed = await relayWhole(call, conversation, index);
      return relayed.choices?.[0] as ChatChoice;
    }
    const steps = await performAll(performance);
    return {
      index,
      message: toMessage(steps),
      finish_reason: finishReasonOf(performance.cutter.finish),
      ...logprobsOf(call, index)(steps),
    };
  };
  const [first, ...others] = conversation.performances;
  const choices: ChatCompletion['choices'] = [await choose(first, 0)];
  for (const [index, performance] of others.entries()) choices.push(await choose(performance, index + 1));
  const completion: ChatCompletion = {
    id: conversation.id,
    object: 'chat.completion',
    created: Math.floor(call.at / 1000),
    model: call.model,
    ...extensionOf(call, conversation),
    ...relayed,
    choices,
    usage: usageOf(call, conversation),
  };
  return JSON.stringify(completion);
}

function toDelta(step: Step, toolIndex: number): ChatDelta {
  switch (step.type) {
    case 'text':
      return { content: step.text };
    case 'thinking':
      return { reasoning_content: step.text };
    case 'refusal':
      return { refusal: step.text };
    case 'tool':
      return {
        tool_calls: [{ index: toolIndex, id: step.id, type: 'function', function: { name: step.name, arguments: '' } }],
      };
    case 'tool-arguments':
      return { tool_calls: [{ index: toolIndex, function: { arguments: step.text } }] };
  }
}

async function* streamChunks(call: ChatCall, conversation: Conversation): AsyncGenerator<string, void, void> {
  let base = baseOf(call, conversation);
  const write = (chunk: Pick<ChatCompletionChunk, 'choices' | 'usage' | 'x_clawwits'>) =>
    dataFrame({ ...base, ...chunk } satisfies ChatCompletionChunk);

  if (!conversation.pace.isInstant) await conversation.pace.waitForFirst(call.request.signal);
  const isOnly = conversation.performances.length === 1;
  for (const [index, performance] of conversation.performances.entries()) {
    const isLast = index === conversation.performances.length - 1;
    if (performance.isRelayed) {
      const chunks = new RelayedChunks({ base, index, isOnly });
      for await (const step of performSteps(performance)) {
        yield dataFrame(chunks.ofStep(step, (cut) => toDelta(cut, 0)));
      }
      const [end, ...others] = chunks.end(performance, finishReasonOf(performance.cutter.finish));
      if (isLast) call.bill.settle('complete');
      yield dataFrame({ ...extensionOf(call, conversation), ...end });
      for (const other of others) yield dataFrame(other);
      if (isOnly) base = { ...base, id: end.id, model: end.model };
      continue;
    }
    yield write({ choices: [{ index, delta: { role: 'assistant', content: '' }, finish_reason: null }] });
    let toolIndex = -1;
    const writeLogprobs = logprobsOf(call, index);
    for await (const step of performSteps(performance)) {
      if (step.type === 'tool') toolIndex += 1;
      const logprobs = step.type === 'text' ? writeLogprobs([step]) : {};
      yield write({ choices: [{ index, delta: toDelta(step, toolIndex), ...logprobs, finish_reason: null }] });
    }
    const finish_reason = finishReasonOf(performance.cutter.finish);
    // Settled before the client can know that the answer is complete, so that a balance read then includes it.
    if (isLast) call.bill.settle('complete');
    yield write({ choices: [{ index, delta: {}, finish_reason }], ...extensionOf(call, conversation) });
  }
  if (call.body.stream_options?.include_usage) yield write({ choices: [], usage: usageOf(call, conversation) });
  yield doneFrame;
}

/** Ends the calls of an upstream with the stream: if one of several answers fails, the others are still open. */
async function* closeAfter(frames: AsyncGenerator<string, void, void>, { performances }: Conversation) {
  try {
    yield* frames;
  } finally {
    closeRelayed(performances);
  }
}

/** `POST /v1/chat/completions`. */
export const chatCompletions: BilledHandler<ChatCompletionRequest> = {
  kind: 'billed',
  schema: chatCompletionRequestSchema,
  modelOf: (body) => body.model,
  check: checkLogprobs,
  blockableTexts: blockableChatTexts,
  countPrompt: countChatPrompt,
  reserveOutput: (body, byDefault) => maxTokensOf(body, byDefault) * choicesOf(body),
  isStream: (body) => body.stream === true,
  isLastFrame: (frame) => frame === doneFrame,
  async answer(call) {
    const { body, core } = call;
    const conversation = await prepareConversation(call, {
      question: readChatQuestion(body),
      conversation: body.messages,
      call: { endpoint: 'chatCompletions', body },
      limits: {
        maxTokens: maxTokensOf(body, core.options.defaultMaxTokens),
        stopSequences: stopSequencesOf(body),
        maxThinkingTokens: null,
      },
      choices: choicesOf(body),
      idPrefix: 'chatcmpl-',
      toolIdPrefix: 'call_',
    });
    if (body.stream === true) {
      const frames = streamChunks(call, conversation);
      return { stream: conversation.performances.length > 1 ? closeAfter(frames, conversation) : frames };
    }
    try {
      return { json: await answerWhole(call, conversation) };
    } catch (error) {
      closeRelayed(conversation.performances);
      throw error;
    }
  },
};
