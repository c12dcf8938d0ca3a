import type {
  ChatImagePart,
  ChatMessage,
  ChatTextPart,
  ContentBlock,
  ContentBlockParam,
  Message,
  MessageCreateParams,
  MessageParam,
  MessageStreamEvent,
} from '@clawwits/sdk-ts';
import { isClawwitsError } from '@clawwits/sdk-ts';
import { isOutputFailure } from '../errors/command-error.ts';
import type { AnswerData } from './answer-data.ts';
import { type AnswerParts, readMessageParts, textOf, writeParts } from './answer-parts.ts';
import { type Dialect, describeCost, describeReportedCost, type Question, schemaName } from './dialect.ts';

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
    // Gateways may leave out what the types promise.
    const { content, usage } = data as Partial<Message>;
    const formName = formOf(question);
    const text = (Array.isArray(content) ? content : []).map((block) => textOfBlock(block, formName)).join('');
    await output.delta(text);
    return {
      data: describeAnswer(text, response.requestId, readMessageParts(content, formName)),
      ...describeReportedCost(usage?.input_tokens, usage?.output_tokens),
      ...describeEnd(data),
      attempts: response.attempts.length,
      limits: response.limits,
    };
  },

  async answerStreamed(client, question, { output, signal }) {
    const { data: stream, response } = await client.messages
      .create({ ...writeParams(question), stream: true }, { signal })
      .withResponse();
    const [events, copy] = stream.tee();
    const known: { model?: string; stop_reason: string | null } = { stop_reason: null };
    const formName = formOf(question);
    /** Index of the block whose input is the text. */
    let formIndex: number | null = null;
    let [text, reasoning] = ['', ''];
    let whole: AnswerParts | null = null;
    let error: unknown;
    try {
      for await (const event of events) {
        if (event.type === 'content_block_start' && isForm(event.content_block, formName)) formIndex = event.index;
        const piece = textOfEvent(event, formIndex);
        text += piece;
        if (event.type === 'content_block_delta') reasoning += textOf((event.delta as { thinking?: unknown }).thinking);
        if (event.type === 'message_start' && event.message.model !== undefined) known.model = event.message.model;
        if (event.type === 'message_delta') known.stop_reason = event.delta.stop_reason;
        if (piece !== '') await output.delta(piece);
      }
      whole = readMessageParts((await copy.result()).content, formName);
    } catch (caught) {
      // What had arrived was paid for, also where nobody reads it any more.
      if (!isClawwitsError(caught) && !isOutputFailure(caught)) throw caught;
      error = caught;
    } finally {
      copy.cancel();
    }
    const parts = whole ?? writeParts({ reasoning, refusal: '', toolCalls: [] });
    return {
      ...(error !== undefined && { error }),
      ...((error === undefined || text + reasoning !== '') && {
        data: describeAnswer(text, response.requestId, parts),
        // An answer that failed before it began has cost nothing.
        ...describeCost(stream.usage),
      }),
      ...describeEnd(known),
      attempts: response.attempts.length,
      limits: response.limits,
    };
  },
};

const describeAnswer = (text: string, requestId: string | undefined, parts: AnswerParts): AnswerData => ({
  text,
  request_id: requestId ?? null,
  provider: null,
  cached: null,
  ...parts,
});

/** Returns the name of the tool whose input is the answer, if a schema was given. */
const formOf = ({ schema }: Question): string | undefined => (schema === undefined ? undefined : schemaName);

const isForm = (block: ContentBlock, formName: string | undefined): boolean =>
  block.type === 'tool_use' && block.name === formName;

const describeEnd = ({
  model,
  stop_reason: finishReason,
}: {
  model?: string | undefined;
  stop_reason?: string | null;
}) => ({
  ...(model !== undefined && { model }),
  ...(finishReason && { finishReason }),
});

/** Returns a block's text; if a schema was given, the answer is the input of a tool. */
function textOfBlock(block: ContentBlock, formName: string | undefined): string {
  if (isForm(block, formName)) return JSON.stringify((block as { input?: unknown }).input);
  return block.type === 'text' ? textOf(block.text) : '';
}

function textOfEvent(event: MessageStreamEvent, formIndex: number | null): string {
  if (event.type !== 'content_block_delta') return '';
  if (event.delta.type === 'input_json_delta') return event.index === formIndex ? event.delta.partial_json : '';
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

/** Returns true for texts and images, the only parts that the command attaches. */
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
