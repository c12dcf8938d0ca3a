import type {
  ChatCompletionRequest,
  ChatContentPart,
  ChatMessage,
  ChatResponseFormat,
  ChatTool,
  ChatToolChoice,
  ContentBlockParam,
  MessageParam,
  MessageRequest,
} from '@clawwits/contract';
import type { AnswerRequest } from './answer.ts';
import { fromResponseRequest } from './upstream-response-request.ts';

function toPart(block: ContentBlockParam): ChatContentPart[] {
  if (block.type === 'text') return [{ type: 'text', text: block.text }];
  if (block.type !== 'image') return [];
  const { source } = block;
  const url = source.type === 'url' ? source.url : `data:${source.media_type};base64,${source.data}`;
  return [{ type: 'image_url', image_url: { url } }];
}

const textOf = (content: string | readonly ContentBlockParam[] = ''): string =>
  typeof content === 'string'
    ? content
    : content.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join('\n');

function toAssistantMessage(blocks: readonly ContentBlockParam[]): ChatMessage {
  const calls = blocks.flatMap((block) => (block.type === 'tool_use' ? [block] : []));
  return {
    role: 'assistant',
    content: textOf(blocks),
    ...(calls.length > 0 && {
      tool_calls: calls.map(({ id, name, input }) => ({
        id,
        type: 'function' as const,
        function: { name, arguments: JSON.stringify(input) },
      })),
    }),
  };
}

function toChatMessages({ role, content }: MessageParam): ChatMessage[] {
  if (typeof content === 'string') return [{ role, content }];
  if (role === 'assistant') return [toAssistantMessage(content)];
  const results = content.flatMap((block) => (block.type === 'tool_result' ? [block] : []));
  const parts = content.flatMap(toPart);
  return [
    ...results.map(
      (block): ChatMessage => ({ role: 'tool', tool_call_id: block.tool_use_id, content: textOf(block.content) }),
    ),
    ...(parts.length > 0 ? [{ role: 'user', content: parts } satisfies ChatMessage] : []),
  ];
}

function toToolChoice(choice: MessageRequest['tool_choice']): ChatToolChoice | undefined {
  switch (choice?.type) {
    case 'any':
      return 'required';
    case 'tool':
      return { type: 'function', function: { name: choice.name } };
    default:
      return choice?.type;
  }
}

function toFormat({ output_config }: MessageRequest): ChatResponseFormat | undefined {
  const format = output_config?.format;
  if (!format) return undefined;
  return { type: 'json_schema', json_schema: { name: 'answer', schema: format.schema, strict: true } };
}

function fromMessageRequest(body: MessageRequest): ChatCompletionRequest {
  const system: ChatMessage[] = body.system === undefined ? [] : [{ role: 'system', content: textOf(body.system) }];
  const tools = body.tools?.map(
    ({ name, description, input_schema }): ChatTool => ({
      type: 'function',
      function: { name, description, parameters: input_schema },
    }),
  );
  return {
    messages: [...system, ...body.messages.flatMap(toChatMessages)],
    max_tokens: body.max_tokens,
    temperature: body.temperature,
    top_p: body.top_p,
    stop: body.stop_sequences,
    response_format: toFormat(body),
    tools,
    tool_choice: toToolChoice(body.tool_choice),
  };
}

function toChatRequest(call: AnswerRequest['call']): ChatCompletionRequest {
  switch (call.endpoint) {
    case 'chatCompletions':
      return { ...call.body, n: undefined };
    case 'messages':
      return fromMessageRequest(call.body);
    case 'responses':
      return fromResponseRequest(call.body);
  }
}

/** Writes a call, of whichever dialect, as the chat completion that an OpenAI-compatible server understands. */
export function toUpstreamRequest({ call }: AnswerRequest, model: string | undefined): ChatCompletionRequest {
  const body = toChatRequest(call);
  const { stream_options: _streamOptions, ...request } = body;
  return { ...request, model: model ?? call.body.model, stream: true, stream_options: { include_usage: true } };
}
