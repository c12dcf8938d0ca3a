import type { ContentBlockParam, MessageParam, MessageRequest } from '@clawwits/contract';
import type { CountTokens } from '../../answers/cutter.ts';
import type { Question } from '../../answers/question.ts';

/** What an image costs, in tokens: the mock doesn't look at it. */
const imageTokens = 85;

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
      return imageTokens;
    case 'tool_use':
      return countTokens(block.name) + countTokens(JSON.stringify(block.input));
    case 'tool_result': {
      const { content = '' } = block;
      if (typeof content === 'string') return countTokens(content);
      return content.reduce((sum, part) => sum + countBlock(part, countTokens), 0);
    }
  }
}

/** What the prompt costs: system, blocks and tools, and a fixed price for each image; at least 1. */
export function countMessagePrompt(body: MessageRequest, countTokens: CountTokens): number {
  let tokens = systemTexts(body).reduce((sum, text) => sum + countTokens(text), 0);
  for (const message of body.messages) {
    for (const block of blocksOf(message)) tokens += countBlock(block, countTokens);
  }
  if (body.tools !== undefined && body.tools.length > 0) tokens += countTokens(JSON.stringify(body.tools));
  return Math.max(1, tokens);
}

function toolChoiceOf({ tools = [], tool_choice: choice }: MessageRequest): Question['toolChoice'] {
  if (tools.length === 0 || choice?.type === 'none') return 'none';
  if (choice?.type === 'any') return 'forced';
  return choice?.type === 'tool' ? { name: choice.name } : 'auto';
}

/** Reads what a message asks for. */
export function readMessageQuestion(body: MessageRequest): Question {
  const lastAsked = body.messages.findLast((message) => isUser(message) && textsOf(message).length > 0);
  const last = body.messages.at(-1);
  return {
    prompt: lastAsked === undefined ? '' : textsOf(lastAsked).join('\n'),
    system: systemTexts(body).join('\n'),
    tools: (body.tools ?? []).map(({ name, input_schema }) => ({ name, schema: input_schema })),
    toolChoice: toolChoiceOf(body),
    hasToolResult: last !== undefined && blocksOf(last).some(({ type }) => type === 'tool_result'),
    jsonSchema: null,
    thinkingTokens: body.thinking?.type === 'enabled' ? body.thinking.budget_tokens : null,
  };
}
