import type {
  ChatCompletionRequest,
  ChatContentPart,
  ChatMessage,
  ChatResponseFormat,
  ChatTool,
  ChatToolChoice,
  ResponseInputItem,
  ResponseInputMessage,
  ResponseRequest,
} from '@clawwits/contract';

function toParts({ content }: ResponseInputMessage): string | ChatContentPart[] {
  if (typeof content === 'string') return content;
  return content.map((part): ChatContentPart => {
    switch (part.type) {
      case 'input_image':
        return { type: 'image_url', image_url: { url: part.image_url } };
      case 'input_file': {
        // A chat completion has no place for a file's address.
        const { type: _type, file_url: _address, ...file } = part;
        return { type: 'file', file };
      }
      default:
        return { type: 'text', text: part.text };
    }
  });
}

function toChatMessages(item: ResponseInputItem): ChatMessage[] {
  switch (item.type) {
    case 'function_call': {
      const call = {
        id: item.call_id,
        type: 'function',
        function: { name: item.name, arguments: item.arguments },
      } as const;
      return [{ role: 'assistant', content: null, tool_calls: [call] }];
    }
    case 'function_call_output':
      return [{ role: 'tool', tool_call_id: item.call_id, content: item.output }];
    case 'reasoning':
      return [];
    default:
      return [{ role: item.role, content: toParts(item) } as ChatMessage];
  }
}

function toFormat({ text }: ResponseRequest): ChatResponseFormat | undefined {
  const format = text?.format;
  if (format?.type !== 'json_schema') return format;
  const { name, schema, strict } = format;
  return { type: 'json_schema', json_schema: { name, schema, ...(strict !== undefined && { strict }) } };
}

const toToolChoice = (choice: ResponseRequest['tool_choice']): ChatToolChoice | undefined =>
  typeof choice === 'object' ? { type: 'function', function: { name: choice.name } } : choice;

/** Writes a call of the Responses API as the chat completion that an OpenAI-compatible server understands. */
export function fromResponseRequest(body: ResponseRequest): ChatCompletionRequest {
  const { input, instructions } = body;
  const items: ResponseInputItem[] = typeof input === 'string' ? [{ role: 'user', content: input }] : input;
  const system: ChatMessage[] = instructions ? [{ role: 'system', content: instructions }] : [];
  const tools = body.tools?.map(
    ({ name, description, parameters }): ChatTool => ({
      type: 'function',
      function: { name, ...(description && { description }), ...(parameters && { parameters }) },
    }),
  );
  return {
    messages: [...system, ...items.flatMap(toChatMessages)],
    max_tokens: body.max_output_tokens ?? undefined,
    temperature: body.temperature ?? undefined,
    top_p: body.top_p ?? undefined,
    response_format: toFormat(body),
    tools,
    tool_choice: toToolChoice(body.tool_choice),
  };
}
