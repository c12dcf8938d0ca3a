import type { ChatCompletionCreateParams } from '@clawwits/sdk-ts';
import { isClawwitsError } from '@clawwits/sdk-ts';
import { type AnswerData, type Dialect, describeCost, type Question, schemaName } from './dialect.ts';

/** `POST /v1/chat/completions`: the shapes of OpenAI. */
export const chatDialect: Dialect = {
  resource: 'chat',
  defaultMaxTokens: undefined,

  async answerWhole(client, question, { output, signal }) {
    const { data, response } = await client.chat.completions
      .create({ ...writeParams(question), stream: false }, { signal })
      .withResponse();
    const choice = data.choices[0];
    const { prompt_tokens: inputTokens, completion_tokens: outputTokens } = data.usage;
    const text = choice.message.content ?? '';
    await output.delta(text);
    return {
      data: {
        text,
        request_id: response.requestId ?? null,
        provider: data.x_clawwits?.provider ?? null,
        cached: data.x_clawwits?.cached ?? null,
      } satisfies AnswerData,
      ...describeCost({ inputTokens, outputTokens, estimated: false }),
      finishReason: choice.finish_reason,
      model: data.model,
      attempts: response.attempts.length,
      limits: response.limits,
    };
  },

  async answerStreamed(client, question, { output, signal }) {
    const { data: stream, response } = await client.chat.completions
      .create({ ...writeParams(question), stream: true }, { signal })
      .withResponse();
    const known: { model?: string; finishReason?: string; provider: string | null; cached: boolean | null } = {
      provider: null,
      cached: null,
    };
    let text = '';
    let error: unknown;
    try {
      for await (const chunk of stream) {
        const choice = chunk.choices[0];
        const piece = choice?.delta.content ?? '';
        text += piece;
        known.model = chunk.model;
        if (choice?.finish_reason) known.finishReason = choice.finish_reason;
        if (chunk.x_clawwits !== undefined) Object.assign(known, pickExtension(chunk.x_clawwits));
        if (piece !== '') await output.delta(piece);
      }
    } catch (caught) {
      if (!isClawwitsError(caught)) throw caught;
      error = caught;
    }
    const { provider, cached, ...facts } = known;
    return {
      ...(error !== undefined && { error }),
      ...((error === undefined || text !== '') && {
        data: { text, request_id: response.requestId ?? null, provider, cached } satisfies AnswerData,
      }),
      // An answer that failed before it began has cost nothing.
      ...((error === undefined || text !== '') && describeCost(stream.usage)),
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
