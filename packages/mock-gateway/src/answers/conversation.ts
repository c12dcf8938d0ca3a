import type { BilledCall } from '../endpoints/endpoint-handler.ts';
import { seededRandom } from '../random/seeded.ts';
import type { Answer, AnswerRequest } from './answer.ts';
import { type AnswerLimits, createCutter } from './cutter.ts';
import { generateAnswer } from './generate.ts';
import { createPace, type Pace } from './pace.ts';
import type { Performance } from './perform.ts';
import type { Question } from './question.ts';
import { toScript } from './script.ts';

/** The answers to one call, not performed yet. */
export interface Conversation {
  readonly id: string;
  readonly pace: Pace;
  readonly performances: readonly [Performance, ...Performance[]];
}

/** Facts about a call that its dialect provides. */
export interface ConversationPlan {
  readonly question: Question;
  /** The conversation so far, in the form of the dialect. */
  readonly conversation: unknown;
  readonly call: AnswerRequest['call'];
  readonly limits: AnswerLimits;
  /** Number of answers. */
  readonly choices: number;
  /** Prefix of ids. */
  readonly idPrefix: string;
  readonly toolIdPrefix: string;
}

/** Input of an answer. The signal is read late, or never, since it costs more than a small call. */
class Asking implements AnswerRequest {
  readonly prompt: string;
  readonly system: string;
  readonly model: string;
  readonly choice: number;
  readonly account: string;
  readonly call: AnswerRequest['call'];
  readonly #billed: BilledCall<unknown>;

  constructor(billed: BilledCall<unknown>, { question, call }: ConversationPlan, choice: number) {
    this.prompt = question.prompt;
    this.system = question.system;
    this.model = billed.model;
    this.choice = choice;
    this.account = billed.account.id;
    this.call = call;
    this.#billed = billed;
  }

  get signal(): AbortSignal {
    return this.#billed.request.signal;
  }
}

const noLimits: AnswerLimits = {
  maxTokens: Number.POSITIVE_INFINITY,
  stopSequences: [],
  maxThinkingTokens: null,
};

async function decideAnswer(hook: unknown, request: AnswerRequest): Promise<Answer | undefined> {
  return typeof hook === 'function' ? await hook(request) : (hook as Answer | undefined);
}

/** Ends the open calls of an upstream; other answers have no resources. */
export function closeRelayed(performances: readonly Performance[]): void {
  for (const { isRelayed, script } of performances) {
    if (!isRelayed || !(Symbol.asyncIterator in script)) continue;
    void script[Symbol.asyncIterator]()
      .return?.()
      .catch(() => undefined);
  }
}

/** Chooses the answer to a call, and prepares it. */
export async function prepareConversation(call: BilledCall<unknown>, plan: ConversationPlan): Promise<Conversation> {
  const { core, bodyText, bill } = call;
  const { seed, answer: hook, countTokens, latency } = core.options;
  const { title } = core.rules.profile;
  const { question, limits } = plan;
  const ids = seededRandom(seed, 'id', plan.idPrefix, bodyText, call.at);
  const id = `${plan.idPrefix}${ids.letters(24)}`;
  const pace = createPace(latency, core.clock, () => seededRandom(seed, 'pace', bodyText));

  // The words asked decide, not how the answer travels: streamed or whole, it is the same.
  const asking = JSON.stringify([question.system, plan.conversation]);

  const prepare = async (choice: number): Promise<Performance> => {
    const decided = hook === undefined ? undefined : await decideAnswer(hook, new Asking(call, plan, choice));
    const answer =
      decided ??
      core.rules.answerByModel?.(plan.call) ??
      (await generateAnswer(question, seededRandom(seed, 'answer', asking, choice), title));
    const script = toScript(answer, () => `${plan.toolIdPrefix}${ids.letters(24)}`);
    const isRelayed = typeof answer === 'object' && 'steps' in answer && answer.isRelayed === true;
    // A stream of events would be broken by a cut; a server that speaks the dialect keeps to its limits itself.
    const isUncut = isRelayed && plan.call.endpoint !== 'chatCompletions';
    const cutter = createCutter(isUncut ? noLimits : limits, countTokens);
    return { script, cutter, pace, bill, isRelayed, ending: null, request: call.request };
  };

  const performances: [Performance, ...Performance[]] = [await prepare(0)];
  try {
    for (let choice = 1; choice < plan.choices; choice++) performances.push(await prepare(choice));
  } catch (error) {
    closeRelayed(performances);
    throw error;
  }
  return { id, pace, performances };
}
