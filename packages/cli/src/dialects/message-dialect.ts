import type {
  ChatImagePart,
  ChatMessage,
  ChatTextPart,
  ContentBlock,
  ContentBlockParam,
  MessageCreateParams,
  MessageParam,
  MessageStreamEvent,
} from '@clawwits/sdk-ts';
import { isClawwitsError } from '@clawwits/sdk-ts';
import { type AnswerData, type Dialect, describeCost, type Question, schemaName } from './dialect.ts';

const defaultMaxTokens = 1_024;

/** `POST /v1/messages`: the shapes of Anthropic. */
export const messageDialect: Dialect = {
  resource: 'messages',
  // This dialect has no default of its own; so much is reserved while the answer is written.
  defaultMaxTokens,

  async answerWhole(client, question, { output, signal }) {
    const { data, response } = await client.messages
      .create({ ...writeParams(question), stream: false }, { signal })
      .withResponse();
    const text = data.content.map(textOfBlock).join('');
    await output.delta(text);
    const { input_tokens: inputTokens, output_tokens: outputTokens } = data.usage;
    return {
      data: describeAnswer(text, response.requestId),
      ...describeCost({ inputTokens, outputTokens, estimated: false }),
      ...describeEnd(data),
      attempts: response.attempts.length,
      limits: response.limits,
    };
  },

  async answerStreamed(client, question, { output, signal }) {
    const { data: stream, response } = await client.messages
      .create({ ...writeParams(question), stream: true }, { signal })
      .withResponse();
    const known: { model?: string; stop_reason: string | null } = { stop_reason: null };
    let text = '';
    let error: unknown;
    try {
      for await (const event of stream) {
        const piece = textOfEvent(event);
        text += piece;
        if (event.type === 'message_start' && event.message.model !== undefined) known.model = event.message.model;
        if (event.type === 'message_delta') known.stop_reason = event.delta.stop_reason;
        if (piece !== '') await output.delta(piece);
      }
    } catch (caught) {
      if (!isClawwitsError(caught)) throw caught;
      error = caught;
    }
    return {
      ...(error !== undefined && { error }),
      ...((error === undefined || text !== '') && {
        data: describeAnswer(text, response.requestId),
        // An answer that failed before it began has cost nothing.
        ...describeCost(stream.usage),
      }),
      ...describeEnd(known),
      attempts: response.attempts.length,
      limits: response.limits,
    };
  },
};

const describeAnswer = (text: string, requestId: string | undefined): AnswerData => ({
  text,
  request_id: requestId ?? null,
  provider: null,
  cached: null,
});

const describeEnd = ({
  model,
  stop_reason: finishReason,
}: {
  model?: string | undefined;
  stop_reason: string | null;
}) => ({
  ...(model !== undefined && { model }),
  ...(finishReason !== null && { finishReason }),
});

/** Where a form was asked for, the answer is what a tool is called with. */
function textOfBlock(block: ContentBlock): string {
  if (block.type === 'tool_use' && block.name === schemaName) return JSON.stringify(block.input);
  return block.type === 'text' ? block.text : '';
}

function textOfEvent(event: MessageStreamEvent): string {
  if (event.type !== 'content_block_delta') return '';
  if (event.delta.type === 'input_json_delta') return event.delta.partial_json;
  return event.delta.type === 'text_delta' ? event.delta.text : '';
}

function writeParams({ messages, model, maxTokens, temperature, schema }: Question): MessageCreateParams {
  const system = messages.filter(({ role }) => role === 'system').map(({ content }) => String(content));
  return {
    messages: messages.filter(({ role }) => role !== 'system').map(writeMessage),
    ...(system.length > 0 && { system: system.join('\n\n') }),
    model,
    maxTokens: maxTokens ?? defaultMaxTokens,
    ...(temperature !== undefined && { temperature }),
    ...(schema !== undefined && {
      tools: [
        { name: schemaName, description: 'Gives the answer in the form that is asked for.', input_schema: schema },
      ],
      toolChoice: { type: 'tool', name: schemaName } as const,
    }),
  };
}

function writeMessage({ role, content }: ChatMessage): MessageParam {
  const blocks = Array.isArray(content) ? content.filter(isAttachable).map(writeBlock) : (content ?? '');
  return { role: role === 'assistant' ? 'assistant' : 'user', content: blocks };
}

/** The command attaches texts and images alone. */
const isAttachable = (part: { type: string }): part is ChatTextPart | ChatImagePart =>
  part.type === 'text' || part.type === 'image_url';

function writeBlock(part: ChatTextPart | ChatImagePart): ContentBlockParam {
  if (part.type === 'text') return part;
  const { url } = part.image_url;
  const [, mediaType = '', data = ''] = /^data:([^;]+);base64,(.*)$/s.exec(url) ?? [];
  const source =
    data === '' ? ({ type: 'url', url } as const) : ({ type: 'base64', media_type: mediaType, data } as const);
  return { type: 'image', source };
}
