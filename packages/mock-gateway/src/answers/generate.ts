import type { JsonObject } from '@clawwits/contract';
import { Refusal } from '../core/refusal.ts';
import type { SeededRandom } from '../random/seeded.ts';
import type { AnswerParts } from './answer.ts';
import { composeText } from './compose-text.ts';
import { findSchema } from './find-schema.ts';
import type { Question, QuestionTool } from './question.ts';
import { attemptSchema, valueOfSchema } from './value-of-schema.ts';

const freeObject: JsonObject = {
  type: 'object',
  properties: { answer: { type: 'string' }, sandbox: { const: true } },
  required: ['answer', 'sandbox'],
};

/** With a free choice, a tool is called when the user's words name it: "get_weather", "get weather", "getWeather". */
function isNamed(tool: QuestionTool, prompt: string): boolean {
  const squeeze = (text: string) => text.toLowerCase().replace(/[\s_-]+/g, '');
  return squeeze(prompt).includes(squeeze(tool.name));
}

function chooseTool({ tools, toolChoice, hasToolResult, prompt }: Question): QuestionTool | undefined {
  if (toolChoice === 'none') return undefined;
  if (toolChoice === 'auto') return hasToolResult ? undefined : tools.find((tool) => isNamed(tool, prompt));
  if (toolChoice === 'forced') return tools.find((tool) => isNamed(tool, prompt)) ?? tools[0];
  return tools.find((tool) => tool.name === toolChoice.name);
}

/** JSON of the schema that the prompt carries; one that cannot be satisfied is no reason to refuse words. */
async function answerDescribed(
  question: Question,
  random: SeededRandom,
): Promise<{ json: string; isFenced: boolean } | null> {
  const described = findSchema(question);
  if (described === null) return null;
  const value = await attemptSchema(described.schema, question.prompt, random);
  return value instanceof Refusal ? null : { json: JSON.stringify(value), isFenced: described.isFenced };
}

/**
 * Generates an answer: the same one for the same seed and question.
 *
 * @param gateway its name for people
 */
export async function generateAnswer(question: Question, random: SeededRandom, gateway: string): Promise<AnswerParts> {
  const thinking =
    question.thinkingTokens === null
      ? {}
      : {
          thinking:
            'Someone asks the sandbox. I should say plainly what I am, refer to the question, and stay friendly.',
        };
  const tool = chooseTool(question);
  if (tool !== undefined) {
    const value = await valueOfSchema({ type: 'object', ...tool.schema }, question.prompt, random);
    return { ...thinking, toolCalls: [{ name: tool.name, arguments: value as JsonObject }] };
  }
  if (question.jsonSchema !== null) {
    const isFree = Object.keys(question.jsonSchema).length === 0;
    const described = isFree ? await answerDescribed(question, random) : null;
    if (described !== null) return { ...thinking, text: described.json };
    const schema = isFree ? freeObject : question.jsonSchema;
    return { ...thinking, text: JSON.stringify(await valueOfSchema(schema, question.prompt, random)) };
  }
  const described = await answerDescribed(question, random);
  if (described !== null) {
    const { json, isFenced } = described;
    return { ...thinking, text: isFenced ? `\`\`\`json\n${json}\n\`\`\`` : json };
  }
  return { ...thinking, text: composeText(question.prompt, random, gateway) };
}
