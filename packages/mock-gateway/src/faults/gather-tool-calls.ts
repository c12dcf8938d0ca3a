import type { ChatBody, ReshapeChat, ToolCallPiece } from './chat-body.ts';

/** Parses the arguments of a call; a text that was cut stays a text. */
export function parseArguments(call: ToolCallPiece): void {
  const text = call.function?.arguments;
  if (call.function === undefined || typeof text !== 'string') return;
  try {
    call.function.arguments = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
}

/** Changes to the gathered calls. */
interface GathererOptions {
  /** `true` if their arguments become an object. */
  readonly parses?: boolean;
  /** `true` if their pieces are sent as well. */
  readonly repeats?: boolean;
}

/**
 * Creates a function that gathers the pieces of the tool calls of a streamed chat: each call is sent in one piece before the chunk that
 * ends its choice.
 */
export function createToolCallGatherer({ parses = false, repeats = false }: GathererOptions = {}): ReshapeChat {
  const pendingOf = new Map<number, Map<number, ToolCallPiece>>();

  function absorb(choice: number, pieces: readonly ToolCallPiece[]): void {
    const pending = pendingOf.get(choice) ?? new Map<number, ToolCallPiece>();
    pendingOf.set(choice, pending);
    for (const piece of pieces) {
      const index = piece.index ?? 0;
      const known = pending.get(index);
      if (known === undefined) {
        pending.set(index, { ...piece, function: { arguments: '', ...piece.function } });
        continue;
      }
      known.function = {
        ...known.function,
        arguments: `${known.function?.arguments ?? ''}${piece.function?.arguments ?? ''}`,
      };
    }
  }

  function release(choice: number): ToolCallPiece[] {
    const calls = [...(pendingOf.get(choice)?.values() ?? [])];
    pendingOf.delete(choice);
    if (parses) for (const call of calls) parseArguments(call);
    return calls;
  }

  return (body) => {
    const { choices = [] } = body;
    const before: ChatBody[] = [];
    let isSwallowed = choices.length > 0;
    for (const { index = 0, delta, finish_reason } of choices) {
      const pieces = delta?.tool_calls;
      if (delta !== undefined && pieces !== undefined) {
        absorb(index, pieces);
        if (!repeats) delete delta.tool_calls;
      }
      if (repeats || pieces === undefined || finish_reason || Object.keys(delta ?? {}).length > 0) isSwallowed = false;
      const calls = finish_reason ? release(index) : [];
      if (calls.length > 0) {
        before.push({ ...body, choices: [{ index, delta: { tool_calls: calls }, finish_reason: null }] });
      }
    }
    return isSwallowed ? before : [...before, body];
  };
}
