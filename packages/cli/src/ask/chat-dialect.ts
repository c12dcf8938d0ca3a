import type { ChatChoice, ChatCompletion, ChatCompletionCreateParams } from '@clawwits/sdk-ts';
import { isClawwitsError } from '@clawwits/sdk-ts';
import { isOutputFailure } from '../errors/command-error.ts';
import type { AnswerData } from './answer-data.ts';
import { type AnswerParts, readChatParts, reasoningOf, textOf, writeParts } from './answer-parts.ts';
import { type Dialect, describeCost, describeReportedCost, type Question, schemaName } from './dialect.ts';

/** `POST /v1/chat/completions`: the shapes of OpenAI. */
export const chatDialect: Dialect = {
  resource: 'chat',
  defaultMaxTokens: undefined,

  async answerWhole(client, question, { output, signal }) {
    const { data, response } = await client.chat.completions
      .create({ ...writeParams(question), stream: false }, { signal })
      .withResponse();
    // Gateways may leave out what the types promise.
    const { choices, usage } = data as Partial<ChatCompletion>;
    const choice: Partial<ChatChoice> = choices?.[0] ?? {};
    const text = textOf(choice.message?.content);
    await output.delta(text);
    return {
      data: {
        text,
        request_id: response.requestId ?? null,
        provider: data.x_clawwits?.provider ?? null,
        cached: data.x_clawwits?.cached ?? null,
        ...readChatParts(choice.message),
      } satisfies AnswerData,
      ...describeReportedCost(usage?.prompt_tokens, usage?.completion_tokens),
      ...(choice.finish_reason && { finishReason: choice.finish_reason }),
      model: data.model,
      attempts: response.attempts.length,
      limits: response.limits,
    };
  },

  async answerStreamed(client, question, { output, signal }) {
    const { data: stream, response } = await client.chat.completions
      .create({ ...writeParams(question), stream: true }, { signal })
      .withResponse();
    const [chunks, copy] = stream.tee();
    const known: { model?: string; finishReason?: string; provider: string | null; cached: boolean | null } = {
      provider: null,
      cached: null,
    };
    let [text, reasoning, refusal] = ['', '', ''];
    let whole: AnswerParts | null = null;
    let error: unknown;
    try {
      for await (const chunk of chunks) {
        const choice = chunk.choices[0];
        const delta: Record<string, unknown> = { ...choice?.delta };
        const piece = textOf(delta['content']);
        text += piece;
        reasoning += reasoningOf(delta);
        refusal += textOf(delta['refusal']);
        known.model = chunk.model;
        if (choice?.finish_reason) known.finishReason = choice.finish_reason;
        if (chunk.x_clawwits !== undefined) Object.assign(known, pickExtension(chunk.x_clawwits));
        if (piece !== '') await output.delta(piece);
      }
      whole = readChatParts((await copy.result()).choices[0]?.message);
    } catch (caught) {
      // What had arrived was paid for, also where nobody reads it any more.
      if (!isClawwitsError(caught) && !isOutputFailure(caught)) throw caught;
      error = caught;
    } finally {
      copy.cancel();
    }
    const { provider, cached, ...facts } = known;
    const parts = whole ?? writeParts({ reasoning, refusal, toolCalls: [] });
    const hasAnswer = error === undefined || text + reasoning + refusal !== '';
    return {
      ...(error !== undefined && { error }),
      ...(hasAnswer && {
        data: { text, request_id: response.requestId ?? null, provider, cached, ...parts } satisfies AnswerData,
      }),
      // An answer that failed before it began has cost nothing.
      ...(hasAnswer && describeCost(stream.usage)),
      ...facts,
      attempts: response.attempts.length,
      limits: response.limits,
    };
  },
};

const pickExtension = ({ provider, cached }: { provider: string; cached: boolean }) => ({ provider, cached });

function writeParams({ messages, model, maxTokens, temperature, schema }: Question): ChatCompletionCreateParams {
  return {
    messages: [...messages],
    model,
    maxTokens,
    temperature,
    ...(schema !== undefined && {
      responseFormat: { type: 'json_schema', json_schema: { name: schemaName, schema, strict: true } },
    }),
  };
}
