import type { JsonObject, ResponseInputItem, ResponseInputMessage, ResponseRequest } from '@clawwits/contract';
import type { CountTokens } from '../../answers/cutter.ts';
import { asJsonObject } from '../../answers/json-value.ts';
import type { Question } from '../../answers/question.ts';

/** Price of an image or a file, in tokens: the mock does not look into it. */
const attachmentTokens = 85;

/** Maximum thinking tokens by effort. */
const effortTokens: Readonly<Record<string, number>> = { minimal: 64, low: 256, medium: 1_024, high: 4_096 };

const isMessage = (item: ResponseInputItem): item is ResponseInputMessage =>
  item.type === undefined || item.type === 'message';

/** The conversation; a plain text is a message of the user. */
export const itemsOf = ({ input }: ResponseRequest): ResponseInputItem[] =>
  typeof input === 'string' ? [{ role: 'user', content: input }] : input;

function textsOf({ content }: ResponseInputMessage): string[] {
  if (typeof content === 'string') return [content];
  return content.flatMap((part) => ('text' in part ? [part.text] : []));
}

const isSystem = ({ role }: ResponseInputMessage) => role === 'system' || role === 'developer';

const systemTexts = (body: ResponseRequest): string[] => [
  ...(body.instructions ? [body.instructions] : []),
  ...itemsOf(body).filter(isMessage).filter(isSystem).flatMap(textsOf),
];

/** The texts of system and user. */
export function blockableResponseTexts(body: ResponseRequest): string[] {
  const users = itemsOf(body)
    .filter(isMessage)
    .filter(({ role }) => role === 'user');
  return [...systemTexts(body), ...users.flatMap(textsOf)];
}

function countItem(item: ResponseInputItem, countTokens: CountTokens): number {
  if (isMessage(item)) {
    const attachments = typeof item.content === 'string' ? [] : item.content.filter((part) => !('text' in part));
    return textsOf(item).reduce((sum, text) => sum + countTokens(text), attachments.length * attachmentTokens);
  }
  switch (item.type) {
    case 'function_call':
      return countTokens(item.name) + countTokens(item.arguments);
    case 'function_call_output':
      return countTokens(item.output);
    case 'reasoning':
      return item.summary.reduce((sum, { text }) => sum + countTokens(text), 0);
  }
}

/** Tokens of the prompt: instructions, items, tools and schema, and a fixed number for each attachment; at least 1. */
export function countResponsePrompt(body: ResponseRequest, countTokens: CountTokens): number {
  let tokens = body.instructions ? countTokens(body.instructions) : 0;
  for (const item of itemsOf(body)) tokens += countItem(item, countTokens);
  if (body.tools !== undefined && body.tools.length > 0) tokens += countTokens(JSON.stringify(body.tools));
  if (body.text?.format?.type === 'json_schema') tokens += countTokens(JSON.stringify(body.text.format));
  return Math.max(1, tokens);
}

function toolChoiceOf({ tools = [], tool_choice: choice }: ResponseRequest): Question['toolChoice'] {
  if (tools.length === 0 || choice === 'none') return 'none';
  if (choice === 'required') return 'forced';
  return typeof choice === 'object' ? { name: choice.name } : 'auto';
}

function jsonSchemaOf({ text }: ResponseRequest): JsonObject | null {
  if (text?.format?.type === 'json_object') return {};
  return text?.format?.type === 'json_schema' ? asJsonObject(text.format.schema) : null;
}

/** Maximum thinking tokens; `null` if no effort is requested. */
export function thinkingTokensOf({ reasoning }: ResponseRequest): number | null {
  const effort = reasoning?.effort;
  return effort === undefined || effort === null || effort === 'none' ? null : (effortTokens[effort] ?? 1_024);
}

/** Reads the question of a response. */
export function readResponseQuestion(body: ResponseRequest): Question {
  const items = itemsOf(body);
  const isUser = (item: ResponseInputItem) => isMessage(item) && item.role === 'user';
  const lastUser = items.findLastIndex(isUser);
  const user = items[lastUser];
  return {
    prompt: user !== undefined && isMessage(user) ? textsOf(user).join('\n') : '',
    system: systemTexts(body).join('\n'),
    tools: (body.tools ?? []).map(({ name, parameters }) => ({
      name,
      schema: asJsonObject(parameters ?? { type: 'object' }),
    })),
    toolChoice: toolChoiceOf(body),
    hasToolResult: items.slice(lastUser + 1).some(({ type }) => type === 'function_call_output'),
    jsonSchema: jsonSchemaOf(body),
    thinkingTokens: thinkingTokensOf(body),
  };
}
