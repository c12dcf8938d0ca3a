import type { Answer, AnswerParts, AnswerPiece, AnswerSteps, AnswerText } from './answer.ts';
import type { EndStep, Step } from './step.ts';

export type { Step };

/** An answer as the steps of the model, in order. */
export type Script = Iterable<Step> | AsyncIterable<Step | EndStep>;

const words = /\s*\S+|\s+$/g;

const hasSteps = (answer: Answer): answer is AnswerSteps => typeof answer === 'object' && 'steps' in answer;
const isParts = (answer: Exclude<Answer, AnswerSteps>): answer is AnswerParts =>
  typeof answer === 'object' && !(Symbol.iterator in answer) && !(Symbol.asyncIterator in answer);
const isLive = (text: AnswerText | undefined): text is AsyncIterable<AnswerPiece> =>
  typeof text === 'object' && Symbol.asyncIterator in text;

const toStep = (type: 'thinking' | 'text', piece: AnswerPiece): Step =>
  typeof piece === 'string' ? { type, text: piece } : { type, ...piece };

function* stepsOfText(type: 'thinking' | 'text', text: AnswerText | undefined): Generator<Step> {
  if (text === undefined || isLive(text)) return;
  for (const piece of typeof text === 'string' ? (text.match(words) ?? []) : text) yield toStep(type, piece);
}

function* stepsOfTools(parts: AnswerParts, makeId: (index: number) => string): Generator<Step> {
  for (const [index, call] of (parts.toolCalls ?? []).entries()) {
    yield { type: 'tool', id: call.id ?? makeId(index), name: call.name };
    const text = typeof call.arguments === 'string' ? call.arguments : JSON.stringify(call.arguments);
    for (const piece of text.match(/[\s\S]{1,16}/g) ?? []) yield { type: 'tool-arguments', text: piece };
  }
}

function* writeScript(parts: AnswerParts, makeId: (index: number) => string): Generator<Step> {
  yield* stepsOfText('thinking', parts.thinking);
  yield* stepsOfText('text', parts.text);
  yield* stepsOfTools(parts, makeId);
}

async function* writeLiveScript(parts: AnswerParts, makeId: (index: number) => string): AsyncGenerator<Step> {
  for (const type of ['thinking', 'text'] as const) {
    const text = parts[type];
    if (isLive(text)) for await (const piece of text) yield toStep(type, piece);
    else yield* stepsOfText(type, text);
  }
  yield* stepsOfTools(parts, makeId);
}

/** The steps of the most common answer, a text: one generator, which splits only the words that are read. */
function* stepsOfWords(text: string): Generator<Step> {
  // Each match begins where the last one ended, so only its end is looked for.
  const word = new RegExp(words);
  for (let begin = 0; word.test(text); begin = word.lastIndex) {
    yield { type: 'text', text: text.slice(begin, word.lastIndex) };
  }
}

/**
 * Turns an answer into steps: text is cut into words, pieces stay as they are.
 *
 * @param makeToolId creates the id of a tool call that has none, from its position
 */
export function toScript(answer: Answer, makeToolId: (index: number) => string): Script {
  if (hasSteps(answer)) return answer.steps;
  const parts = isParts(answer) ? answer : { text: answer };
  const { thinking, text, toolCalls } = parts;
  if (typeof text === 'string' && thinking === undefined && toolCalls === undefined) return stepsOfWords(text);
  return isLive(parts.thinking) || isLive(parts.text)
    ? writeLiveScript(parts, makeToolId)
    : writeScript(parts, makeToolId);
}
