import { Keeper, ToolCallAssembler } from '@clawwits/dialects/readers';
import type { Step } from './step.ts';

/** A call as the assembler holds it; servers put name and input in one of several places. */
interface AssembledCall {
  readonly id?: unknown;
  readonly function?: { readonly name?: unknown; readonly arguments?: unknown };
  readonly custom?: { readonly name?: unknown; readonly input?: unknown };
}

const nameOf = (call: AssembledCall): string => String(call.function?.name || (call.custom?.name ?? ''));

/** The arguments so far. The input of a custom tool is a text, which no other dialect has. */
function inputOf({ function: called, custom }: AssembledCall): string {
  const { input } = custom ?? {};
  return typeof input === 'string' ? JSON.stringify({ input }) : String(called?.arguments ?? '');
}

/** Arguments that some servers send before the true ones. */
const isPlaceHolder = (input: string): boolean => /^\s*(?:\{\s*\}\s*)?$/.test(input);

function isWhole(input: string): boolean {
  try {
    JSON.parse(input);
    return true;
  } catch {
    return false;
  }
}

/**
 * Turns the pieces of tool calls into steps as they arrive, one call after the other: what arrives of a second call waits until
 * the first one is whole.
 */
export class ToolCallSteps {
  readonly #assembler = new ToolCallAssembler();
  readonly #keeper = new Keeper();
  readonly #makeId: (index: number) => string;
  /** The calls in the order in which they began. */
  readonly #calls: AssembledCall[] = [];
  readonly #sent: string[] = [];
  /** `true` if the last of `#sent` is a call that may still grow. */
  #isOpen = false;

  /** @param makeId creates the id of a call that came without one, from its position */
  constructor(makeId: (index: number) => string) {
    this.#makeId = makeId;
    this.#keeper.keepAll();
  }

  get isEmpty(): boolean {
    return this.#calls.length === 0;
  }

  /** `true` while the arguments of a call are incomplete: nothing else may be sent between its pieces. */
  get isOpen(): boolean {
    return this.#isOpen && !isWhole(this.#sent.at(-1) ?? '');
  }

  /** Takes a piece of a call. */
  *add(piece: Readonly<Record<string, unknown>>): Generator<Step> {
    this.#assembler.add(piece, this.#keeper);
    for (const call of this.#assembler.calls) if (!this.#calls.includes(call)) this.#calls.push(call);
    yield* this.#advance(false);
  }

  /** The last call is over: something else follows. */
  close(): void {
    this.#isOpen = false;
  }

  /** Returns what was held back until the end. @throws if a call changed after it had been passed on */
  *end(): Generator<Step> {
    yield* this.#advance(true);
    for (const [index, call] of this.#calls.entries()) {
      if (inputOf(call).trimEnd() !== this.#sent[index]?.trimEnd()) {
        throw new Error('it changed the arguments of a tool call that had been passed on');
      }
    }
  }

  *#advance(isEnd: boolean): Generator<Step> {
    for (;;) {
      const index = this.#isOpen ? this.#sent.length - 1 : this.#sent.length;
      const call = this.#calls[index];
      if (call === undefined) return;
      const input = inputOf(call);
      const isLast = index === this.#calls.length - 1;
      if (!this.#isOpen) {
        // The name may arrive in pieces until the arguments begin, or after them.
        const isUnsettled = nameOf(call) === '' || call.custom !== undefined || (isLast && isPlaceHolder(input));
        if (isUnsettled && !isEnd) return;
        yield { type: 'tool', id: String(call.id || this.#makeId(index)), name: nameOf(call) };
        this.#sent.push('');
        this.#isOpen = true;
      }
      const rest = input.slice(this.#sent[index]?.length);
      if (rest !== '') yield { type: 'tool-arguments', text: rest };
      this.#sent[index] += rest;
      if (!isEnd && (isLast || !isWhole(input))) return;
      this.#isOpen = false;
    }
  }
}
