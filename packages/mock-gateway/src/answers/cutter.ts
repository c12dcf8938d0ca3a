import type { EndStep, Step } from './step.ts';

/** Counts a text's tokens. */
export type CountTokens = (text: string) => number;

/** Reason for the end of an answer. */
export type Finish =
  | { readonly type: 'end' | 'length' | 'filter' | 'refusal' | 'tools' }
  | { readonly type: 'stop-sequence'; readonly sequence: string };

/** Limits of an answer. */
export interface AnswerLimits {
  readonly maxTokens: number;
  readonly stopSequences: readonly string[];
  /** Maximum thinking tokens among them; thinking beyond that is left out. `null`: no separate limit. */
  readonly maxThinkingTokens: number | null;
}

/** Passes steps on until a limit is reached, and counts their tokens. */
export interface Cutter {
  /** Returns the part of a step that is sent now. Text that may be the start of a stop sequence is held back. */
  push(step: Step | EndStep): readonly Step[];
  /** Returns the text that was held back, for the end of the answer. */
  end(): readonly Step[];
  /** Tokens of what went out. */
  readonly tokens: number;
  /** Tokens of the thinking among them. */
  readonly thinkingTokens: number;
  /** Reason why nothing more is sent; `null` while more may be. */
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

/** Index of the longest suffix of a text that may grow into a stop sequence. */
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

/** The empty list, shared, since most steps of most answers send nothing. */
const nothing: readonly Step[] = [];

/** A class, since every answer creates one: getters on a prototype cost nothing. */
class AnswerCutter implements Cutter {
  readonly #limits: AnswerLimits;
  readonly #mostThinking: number;
  readonly #countTokens: CountTokens;
  #held = '';
  #hasTools = false;
  tokens = 0;
  thinkingTokens = 0;
  finish: Finish | null = null;

  constructor(limits: AnswerLimits, countTokens: CountTokens) {
    this.#limits = limits;
    this.#mostThinking = limits.maxThinkingTokens ?? Number.POSITIVE_INFINITY;
    this.#countTokens = countTokens;
  }

  push(step: Step | EndStep): readonly Step[] {
    if (this.finish !== null) return nothing;
    if (step.type === 'end') {
      const last = this.#flush();
      this.finish ??= { type: this.#hasTools && step.finish === 'end' ? 'tools' : step.finish };
      return last;
    }
    if (step.type === 'text') return this.#admitText(step);
    if (step.type === 'thinking' && this.thinkingTokens + this.#costOf(step) > this.#mostThinking) return nothing;
    const before = this.#flush();
    if (step.type === 'tool') this.#hasTools = true;
    return this.finish === null ? [...before, ...this.#admit(step)] : before;
  }

  end(): readonly Step[] {
    const last = this.finish === null ? this.#flush() : nothing;
    this.finish ??= { type: this.#hasTools ? 'tools' : 'end' };
    return last;
  }

  #costOf(step: Step): number {
    return step.type === 'tool' ? this.#countTokens(step.name) : (step.tokens ?? this.#countTokens(step.text));
  }

  #charge(step: Step, cost: number): readonly Step[] {
    this.tokens += cost;
    if (step.type === 'thinking') this.thinkingTokens += cost;
    return [step];
  }

  #admit(step: Step): readonly Step[] {
    const cost = this.#costOf(step);
    const left = this.#limits.maxTokens - this.tokens;
    if (cost <= left) return this.#charge(step, cost);
    this.finish = { type: 'length' };
    // A chunk of many members cannot be cut within.
    if (step.type === 'tool' || left === 0 || (step.chunk && step.type === 'tool-arguments')) return nothing;
    const cut = cutToTokens(step.text, left, this.#countTokens);
    return cut === '' ? nothing : this.#charge({ type: step.type, text: cut }, Math.min(left, this.#countTokens(cut)));
  }

  #admitText(step: Step & { text: string }): readonly Step[] {
    const { stopSequences } = this.#limits;
    if (stopSequences.length === 0) return this.#admit(step);
    const text = this.#held + step.text;
    this.#held = '';
    const stop = findStop(text, stopSequences);
    if (stop !== null) {
      const admitted = stop.at > 0 ? this.#admit({ type: 'text', text: text.slice(0, stop.at) }) : nothing;
      this.finish ??= { type: 'stop-sequence', sequence: stop.sequence };
      return admitted;
    }
    const start = startOfPossibleStop(text, stopSequences);
    this.#held = text.slice(start);
    if (start === 0) return nothing;
    return this.#admit(this.#held === '' && text === step.text ? step : { type: 'text', text: text.slice(0, start) });
  }

  #flush(): readonly Step[] {
    const text = this.#held;
    this.#held = '';
    return text === '' ? nothing : this.#admit({ type: 'text', text });
  }
}

/** Creates a cutter for one answer. */
export const createCutter = (limits: AnswerLimits, countTokens: CountTokens): Cutter =>
  new AnswerCutter(limits, countTokens);
