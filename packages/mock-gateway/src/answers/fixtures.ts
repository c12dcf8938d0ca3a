import type { Answer, AnswerHook, AnswerRequest } from './answer.ts';

/** Answers for matching requests. */
export interface Fixture {
  /** Part of the prompt, a pattern, or a function. Default: every request. */
  readonly when?: string | RegExp | ((request: AnswerRequest) => boolean);
  /** The answer to each matching request. */
  readonly answer?: AnswerHook;
  /** Answers in order; the last one repeats. */
  readonly answers?: readonly [AnswerHook, ...AnswerHook[]];
}

function fits({ when }: Fixture, request: AnswerRequest): boolean {
  if (when === undefined) return true;
  if (typeof when === 'function') return when(request);
  return typeof when === 'string' ? request.prompt.includes(when) : request.prompt.search(when) !== -1;
}

const resolve = (
  hook: AnswerHook | undefined,
  request: AnswerRequest,
): Answer | undefined | Promise<Answer | undefined> => (typeof hook === 'function' ? hook(request) : hook);

/**
 * Creates an `answer` option from fixtures: the first match answers; without a match the answer is generated.
 *
 * @example
 * ```ts
 * createGateway({
 *   answer: fixtures([
 *     { when: /weather/i, answer: 'Sunny' },
 *     { when: 'next', answers: ['one', 'two'] },
 *   ]),
 * });
 * ```
 */
export function fixtures(list: readonly Fixture[]): FixtureHook {
  const taken = new Map<Fixture, number>();
  const answer = (request: AnswerRequest) => {
    const fixture = list.find((one) => fits(one, request));
    if (fixture === undefined) return undefined;
    const { answers } = fixture;
    if (answers === undefined) return resolve(fixture.answer, request);
    const count = taken.get(fixture) ?? 0;
    taken.set(fixture, count + 1);
    return resolve(answers[Math.min(count, answers.length - 1)], request);
  };
  return Object.assign(answer, { restart: () => taken.clear() });
}

/** An `answer` option whose sequences begin anew with {@link FixtureHook.restart}; `gateway.reset()` calls it. */
export interface FixtureHook {
  (request: AnswerRequest): ReturnType<typeof resolve>;
  restart(): void;
}

/** Checks whether an `answer` option keeps sequences. */
export const isRestartable = (hook: AnswerHook | undefined): hook is FixtureHook =>
  typeof hook === 'function' && 'restart' in hook && typeof hook.restart === 'function';
