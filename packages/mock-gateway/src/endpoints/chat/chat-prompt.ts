import type { ChatCompletionRequest, ChatMessage, JsonObject } from '@clawwits/contract';
import type { CountTokens } from '../../answers/cutter.ts';
import { asJsonObject } from '../../answers/json-value.ts';
import type { Question } from '../../answers/question.ts';

/** Price of an image, a recording or a file, in tokens: the mock does not look into it. */
const attachmentTokens = 85;

function textsOf(message: ChatMessage): string[] {
  const { content } = message;
  if (content === null || content === undefined) return [];
  if (typeof content === 'string') return [content];
  return content.flatMap((part) => (part.type === 'text' ? [part.text] : []));
}

/** Images, recordings and files. */
function attachmentsIn(message: ChatMessage): number {
  const { role, content } = message;
  return role === 'user' && Array.isArray(content) ? content.filter(({ type }) => type !== 'text').length : 0;
}

const isSystem = ({ role }: ChatMessage) => role === 'system' || role === 'developer';

/** The texts of system and user. */
export function blockableChatTexts({ messages }: ChatCompletionRequest): string[] {
  return messages.filter((message) => isSystem(message) || message.role === 'user').flatMap(textsOf);
}

/** Tokens of the prompt: its texts, tool calls, tools and schema, and a fixed number for each attachment; at least 1. */
export function countChatPrompt(body: ChatCompletionRequest, countTokens: CountTokens): number {
  let tokens = 0;
  for (const message of body.messages) {
    for (const text of textsOf(message)) tokens += countTokens(text);
    tokens += attachmentsIn(message) * attachmentTokens;
    const toolCalls = message.role === 'assistant' ? (message.tool_calls ?? []) : [];
    for (const call of toolCalls) tokens += countTokens(call.function.name) + countTokens(call.function.arguments);
  }
  if (body.tools !== undefined && body.tools.length > 0) tokens += countTokens(JSON.stringify(body.tools));
  if (body.response_format?.type === 'json_schema') tokens += countTokens(JSON.stringify(body.response_format));
  return Math.max(1, tokens);
}

function toolChoiceOf({ tools = [], tool_choice: choice }: ChatCompletionRequest): Question['toolChoice'] {
  if (tools.length === 0 || choice === 'none') return 'none';
  if (choice === 'required') return 'forced';
  return typeof choice === 'object' ? { name: choice.function.name } : 'auto';
}

function jsonSchemaOf({ response_format: format }: ChatCompletionRequest): JsonObject | null {
  if (format?.type === 'json_object') return asJsonObject(format.schema ?? {});
  return format?.type === 'json_schema' ? asJsonObject(format.json_schema.schema ?? {}) : null;
}

/** Reads the question of a chat. */
export function readChatQuestion(body: ChatCompletionRequest): Question {
  const lastUser = body.messages.findLastIndex(({ role }) => role === 'user');
  const user = body.messages[lastUser];
  return {
    prompt: user === undefined ? '' : textsOf(user).join('\n'),
    system: body.messages.filter(isSystem).flatMap(textsOf).join('\n'),
    tools: (body.tools ?? []).map(({ function: { name, parameters = { type: 'object' } } }) => ({
      name,
      schema: asJsonObject(parameters),
    })),
    toolChoice: toolChoiceOf(body),
    hasToolResult: body.messages.slice(lastUser + 1).some(({ role }) => role === 'tool'),
    jsonSchema: jsonSchemaOf(body),
    thinkingTokens: null,
  };
}
