import type { ContentBlockParam, JsonObject, MessageParam, MessageRequest } from '@clawwits/contract';
import type { CountTokens } from '../../answers/cutter.ts';
import { asJsonObject } from '../../answers/json-value.ts';
import type { Question } from '../../answers/question.ts';

/** Price of an image or a document, in tokens: the mock does not look into it. */
const attachmentTokens = 85;

const blocksOf = ({ content }: MessageParam): ContentBlockParam[] =>
  typeof content === 'string' ? [{ type: 'text', text: content }] : content;

const textsOf = (message: MessageParam): string[] =>
  blocksOf(message).flatMap((block) => (block.type === 'text' ? [block.text] : []));

function systemTexts({ system }: MessageRequest): string[] {
  if (system === undefined) return [];
  return typeof system === 'string' ? [system] : system.map(({ text }) => text);
}

const isUser = ({ role }: MessageParam) => role === 'user';

/** The texts of system and user. */
export function blockableMessageTexts(body: MessageRequest): string[] {
  return [...systemTexts(body), ...body.messages.filter(isUser).flatMap(textsOf)];
}

function countBlock(block: ContentBlockParam, countTokens: CountTokens): number {
  switch (block.type) {
    case 'text':
      return countTokens(block.text);
    case 'thinking':
      return countTokens(block.thinking);
    case 'image':
    case 'document':
    case 'redacted_thinking':
      return attachmentTokens;
    case 'tool_use':
      return countTokens(block.name) + countTokens(JSON.stringify(block.input));
    case 'tool_result': {
      const { content = '' } = block;
      if (typeof content === 'string') return countTokens(content);
      return content.reduce((sum, part) => sum + countBlock(part, countTokens), 0);
    }
  }
}

/** Tokens of the prompt: system, blocks, tools and schema, and a fixed number for each attachment; at least 1. */
export function countMessagePrompt(body: MessageRequest, countTokens: CountTokens): number {
  let tokens = systemTexts(body).reduce((sum, text) => sum + countTokens(text), 0);
  for (const message of body.messages) {
    for (const block of blocksOf(message)) tokens += countBlock(block, countTokens);
  }
  if (body.tools !== undefined && body.tools.length > 0) tokens += countTokens(JSON.stringify(body.tools));
  const schema = schemaOf(body);
  if (schema !== null) tokens += countTokens(JSON.stringify(schema));
  return Math.max(1, tokens);
}

function schemaOf({ output_config: config }: MessageRequest): JsonObject | null {
  return config?.format ? asJsonObject(config.format.schema) : null;
}

function toolChoiceOf({ tools = [], tool_choice: choice }: MessageRequest): Question['toolChoice'] {
  if (tools.length === 0 || choice?.type === 'none') return 'none';
  if (choice?.type === 'any') return 'forced';
  return choice?.type === 'tool' ? { name: choice.name } : 'auto';
}

/** Reads the question of a message. */
export function readMessageQuestion(body: MessageRequest): Question {
  const lastAsked = body.messages.findLast((message) => isUser(message) && textsOf(message).length > 0);
  const last = body.messages.at(-1);
  return {
    prompt: lastAsked === undefined ? '' : textsOf(lastAsked).join('\n'),
    system: systemTexts(body).join('\n'),
    tools: (body.tools ?? []).map(({ name, input_schema }) => ({ name, schema: asJsonObject(input_schema) })),
    toolChoice: toolChoiceOf(body),
    hasToolResult: last !== undefined && blocksOf(last).some(({ type }) => type === 'tool_result'),
    jsonSchema: schemaOf(body),
    thinkingTokens: body.thinking?.type === 'enabled' ? body.thinking.budget_tokens : null,
  };
}
