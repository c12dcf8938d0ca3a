import type { Step } from './script.ts';

/** Counts a text's tokens. */
export type CountTokens = (text: string) => number;

/** Why an answer ended. */
export type Finish =
  | { readonly type: 'end' | 'length' | 'tools' }
  | { readonly type: 'stop-sequence'; readonly sequence: string };

/** What bounds an answer. */
export interface AnswerLimits {
  readonly maxTokens: number;
  readonly stopSequences: readonly string[];
  /** The most tokens of thinking among them: what is above is not thought. `null`: no bound of its own. */
  readonly maxThinkingTokens: number | null;
}

/** Lets steps through until a limit is met, and counts what they cost. */
export interface Cutter {
  /** What of a step goes out now. Text that may be the beginning of a stop sequence is held back. */
  push(step: Step): Step[];
  /** What was held back and goes out at the end. */
  end(): Step[];
  /** Tokens of what went out. */
  readonly tokens: number;
  /** Tokens of the thinking among them. */
  readonly thinkingTokens: number;
  /** Why nothing more goes out; `null` while more may. */
  readonly finish: Finish | null;
}

/** The longest beginning of a text that costs no more than `most`. */
function cutToTokens(text: string, most: number, countTokens: CountTokens): string {
  let [low, high] = [0, text.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (countTokens(text.slice(0, middle)) <= most) low = middle;
    else high = middle - 1;
  }
  // Half of a surrogate pair is no text.
  const isHalf = low < text.length && /[\uD800-\uDBFF]/.test(text.charAt(low - 1));
  return text.slice(0, isHalf ? low - 1 : low);
}

/** Finds the first stop sequence in a text. */
function findStop(text: string, sequences: readonly string[]): { at: number; sequence: string } | null {
  let found: { at: number; sequence: string } | null = null;
  for (const sequence of sequences) {
    const at = sequence === '' ? -1 : text.indexOf(sequence);
    if (at !== -1 && (found === null || at < found.at)) found = { at, sequence };
  }
  return found;
}

/** Where the longest end of a text begins that may grow into a stop sequence. */
function startOfPossibleStop(text: string, sequences: readonly string[]): number {
  let start = text.length;
  for (const sequence of sequences) {
    for (let length = Math.min(sequence.length - 1, text.length); length > 0; length--) {
      if (!text.endsWith(sequence.slice(0, length))) continue;
      start = Math.min(start, text.length - length);
      break;
    }
  }
  return start;
}

/** Makes a cutter for one answer. */
export function createCutter(
  { maxTokens, stopSequences, maxThinkingTokens }: AnswerLimits,
  countTokens: CountTokens,
): Cutter {
  const mostThinking = maxThinkingTokens ?? Number.POSITIVE_INFINITY;
  let tokens = 0;
  let thinkingTokens = 0;
  let held = '';
  let hasTools = false;
  let finish: Finish | null = null;

  const charge = (step: Step, cost: number) => {
    tokens += cost;
    if (step.type === 'thinking') thinkingTokens += cost;
    return step;
  };

  const admit = (step: Step): Step[] => {
    const text = step.type === 'tool' ? step.name : step.text;
    const cost = step.type === 'tool' ? countTokens(text) : (step.tokens ?? countTokens(text));
    const left = maxTokens - tokens;
    if (cost <= left) return [charge(step, cost)];
    finish = { type: 'length' };
    if (step.type === 'tool' || left === 0) return [];
    const cut = cutToTokens(text, left, countTokens);
    return cut === '' ? [] : [charge({ type: step.type, text: cut }, Math.min(left, countTokens(cut)))];
  };

  const admitText = (step: Step & { text: string }): Step[] => {
    if (stopSequences.length === 0) return admit(step);
    const text = held + step.text;
    held = '';
    const stop = findStop(text, stopSequences);
    if (stop !== null) {
      const admitted = stop.at > 0 ? admit({ type: 'text', text: text.slice(0, stop.at) }) : [];
      finish ??= { type: 'stop-sequence', sequence: stop.sequence };
      return admitted;
    }
    const start = startOfPossibleStop(text, stopSequences);
    held = text.slice(start);
    if (start === 0) return [];
    return admit(held === '' && text === step.text ? step : { type: 'text', text: text.slice(0, start) });
  };

  const flush = (): Step[] => {
    const text = held;
    held = '';
    return text === '' ? [] : admit({ type: 'text', text });
  };

  return {
    push(step) {
      if (finish !== null) return [];
      if (step.type === 'text') return admitText(step);
      const isTooMuchThinking =
        step.type === 'thinking' && thinkingTokens + (step.tokens ?? countTokens(step.text)) > mostThinking;
      if (isTooMuchThinking) return [];
      const before = flush();
      if (step.type === 'tool') hasTools = true;
      return finish === null ? [...before, ...admit(step)] : before;
    },
    end() {
      const last = finish === null ? flush() : [];
      finish ??= { type: hasTools ? 'tools' : 'end' };
      return last;
    },
    get tokens() {
      return tokens;
    },
    get thinkingTokens() {
      return thinkingTokens;
    },
    get finish() {
      return finish;
    },
  };
}
