import type { Bill } from '../core/bill.ts';
import type { GatewayRequest } from '../core/exchange.ts';
import { untilAborted } from '../core/until-aborted.ts';
import type { Cutter } from './cutter.ts';
import type { Pace } from './pace.ts';
import type { Script, Step } from './script.ts';
import type { EndStep } from './step.ts';

/** One answer on its way. */
export interface Performance {
  readonly script: Script;
  readonly cutter: Cutter;
  readonly pace: Pace;
  readonly bill: Bill;
  /** `true` if the steps carry the chunks of an upstream. */
  readonly isRelayed: boolean;
  /** End that the model reported; `null` until it arrives, and if the answer was cut before it. */
  ending: EndStep | null;
  /** Its signal aborts when the client is gone. */
  readonly request: Pick<GatewayRequest, 'signal'>;
}

/** Applies the limits to a step, and bills the part that is sent. */
function admit({ cutter, bill }: Performance, take: () => readonly Step[]): { steps: readonly Step[]; tokens: number } {
  const before = cutter.tokens;
  const steps = take();
  const tokens = cutter.tokens - before;
  bill.addOutput(tokens);
  return { steps, tokens };
}

/** Records the end that the model reported, and bills the reported usage, unless the answer was cut before it. */
function takeEnding(performance: Performance, ending: EndStep): void {
  const { cutter, bill } = performance;
  if (cutter.finish?.type === 'length' && ending.finish !== 'length') return;
  performance.ending = ending;
  if (ending.promptTokens !== undefined) bill.setPrompt(ending.promptTokens);
  if (ending.usage === undefined) return;
  bill.setPrompt(ending.usage.prompt_tokens);
  bill.addOutput(ending.usage.completion_tokens - cutter.tokens);
}

/** Performs an answer whose steps are complete, without delays. */
function performAtOnce({ cutter, bill }: Performance, script: Iterable<Step>): Step[] {
  const before = cutter.tokens;
  const performed: Step[] = [];
  for (const step of script) {
    for (const admitted of cutter.push(step)) performed.push(admitted);
    if (cutter.finish !== null) break;
  }
  performed.push(...cutter.end());
  bill.addOutput(cutter.tokens - before);
  return performed;
}

/**
 * Performs an answer step by step, at its pace: the next one is made when it is asked for.
 * @throws the signal's reason when the client is gone
 */
export async function* performSteps(performance: Performance): AsyncGenerator<Step, void, void> {
  const { script, cutter, pace, request } = performance;
  const iterator = Symbol.asyncIterator in script ? script[Symbol.asyncIterator]() : script[Symbol.iterator]();
  try {
    while (cutter.finish === null) {
      const result = iterator.next();
      const { done, value } = result instanceof Promise ? await untilAborted(result, request.signal) : result;
      if (done) break;
      const { steps, tokens } = admit(performance, () => cutter.push(value));
      if (value.type === 'end') takeEnding(performance, value);
      if (!pace.isInstant) await pace.waitFor(tokens, request.signal);
      yield* steps;
    }
    yield* admit(performance, () => cutter.end()).steps;
  } finally {
    // Not awaited: a source that hangs in its own wait must not hold up the end of the call.
    void Promise.resolve(iterator.return?.()).catch(() => undefined);
  }
}

/** Performs a whole answer. */
export async function performAll(performance: Performance): Promise<Step[]> {
  const { script, pace } = performance;
  if (pace.isInstant && Symbol.iterator in script) return performAtOnce(performance, script);
  const steps: Step[] = [];
  for await (const step of performSteps(performance)) steps.push(step);
  return steps;
}
