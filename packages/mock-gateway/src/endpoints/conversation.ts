import type { Answer, AnswerRequest } from '../answers/answer.ts';
import { type AnswerLimits, type Cutter, createCutter } from '../answers/cutter.ts';
import { generateAnswer } from '../answers/generate.ts';
import { createPace, type Pace } from '../answers/pace.ts';
import type { Performance } from '../answers/perform.ts';
import type { Question } from '../answers/question.ts';
import { toScript } from '../answers/script.ts';
import { seededRandom } from '../random/seeded.ts';
import type { BilledCall } from './endpoint-handler.ts';

/** The answers to one call, not performed yet. */
export interface Conversation {
  readonly id: string;
  readonly pace: Pace;
  readonly performances: readonly [Performance, ...Performance[]];
}

/** What a dialect tells about a call. */
export interface ConversationPlan {
  readonly question: Question;
  readonly call: AnswerRequest['call'];
  readonly limits: AnswerLimits;
  /** How many answers. */
  readonly choices: number;
  /** What ids begin with. */
  readonly idPrefix: string;
  readonly toolIdPrefix: string;
}

async function decideAnswer(hook: unknown, request: AnswerRequest): Promise<Answer | undefined> {
  return typeof hook === 'function' ? await hook(request) : (hook as Answer | undefined);
}

/** Decides what is answered to a call, and prepares it. */
export async function prepareConversation(call: BilledCall<unknown>, plan: ConversationPlan): Promise<Conversation> {
  const { core, bodyText, bill, account, model } = call;
  const { seed, answer: hook, countTokens, latency } = core.options;
  const { question, limits } = plan;
  const ids = seededRandom(seed, 'id', plan.idPrefix, bodyText, call.at);
  const id = `${plan.idPrefix}${ids.letters(24)}`;
  const pace = createPace(latency, core.clock, () => seededRandom(seed, 'pace', bodyText));

  // The words asked decide, not how the answer travels: streamed or whole, it is the same.
  const asking = JSON.stringify([question.system, plan.call.body.messages]);

  const prepare = async (choice: number): Promise<Performance> => {
    const { prompt, system } = question;
    const asked: AnswerRequest = {
      prompt,
      system,
      model,
      choice,
      account: account.id,
      call: plan.call,
      get signal() {
        return call.signal;
      },
    };
    const decided = hook === undefined ? undefined : await decideAnswer(hook, asked);
    const answer = decided ?? generateAnswer(question, seededRandom(seed, 'answer', asking, choice));
    const script = toScript(answer, () => `${plan.toolIdPrefix}${ids.letters(24)}`);
    const cutter: Cutter = createCutter(limits, countTokens);
    return {
      script,
      cutter,
      pace,
      bill,
      get signal() {
        return call.signal;
      },
    };
  };

  const performances: [Performance, ...Performance[]] = [await prepare(0)];
  for (let choice = 1; choice < plan.choices; choice++) performances.push(await prepare(choice));
  return { id, pace, performances };
}
