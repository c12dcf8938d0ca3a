import type { DialectFaultName } from './dialect-faults.ts';

interface ToolCallPiece {
  index?: number;
  id?: string;
  function?: { name?: string; arguments?: unknown };
}

interface Said {
  content?: unknown;
  reasoning_content?: unknown;
  reasoning?: unknown;
  tool_calls?: ToolCallPiece[];
}

interface Choice {
  delta?: Said;
  message?: Said;
  finish_reason?: string | null;
}

/** Changes one chunk, or one whole answer, of a chat; keeps what earlier chunks said of their tool calls. */
export type ReshapeChat = (body: { choices?: Choice[] }) => void;

/** Creates what a fault does to the chunks of one chat; `null` if the fault is not about them. */
export function createChatReshaper(name: DialectFaultName): ReshapeChat | null {
  const begun = new Map<number, ToolCallPiece>();
  const forEachSaid = (change: (said: Said, isWhole: boolean) => void): ReshapeChat => {
    return ({ choices = [] }) => {
      for (const { delta, message } of choices) {
        if (delta !== undefined) change(delta, false);
        if (message !== undefined) change(message, true);
      }
    };
  };
  const forEachPiece = (change: (piece: ToolCallPiece, isWhole: boolean) => void): ReshapeChat =>
    forEachSaid(({ tool_calls: pieces = [] }, isWhole) => {
      for (const piece of pieces) change(piece, isWhole);
    });

  switch (name) {
    case 'tool-call-without-index':
      return forEachPiece((piece) => {
        delete piece.index;
      });
    case 'same-index':
      return forEachPiece((piece, isWhole) => {
        if (!isWhole) piece.index = 0;
      });
    case 'repeated-name':
      return forEachPiece((piece, isWhole) => {
        if (isWhole) return;
        const first = begun.get(piece.index ?? 0) ?? piece;
        begun.set(piece.index ?? 0, first);
        if (first.id !== undefined) piece.id = first.id;
        piece.function = {
          ...(first.function?.name !== undefined && { name: first.function.name }),
          ...piece.function,
        };
      });
    case 'arguments-object':
      return forEachPiece((piece, isWhole) => {
        if (isWhole && typeof piece.function?.arguments === 'string') {
          piece.function.arguments = JSON.parse(piece.function.arguments);
        }
      });
    case 'reasoning-member':
      return forEachSaid((said) => {
        if (said.reasoning_content === undefined) return;
        said.reasoning = said.reasoning_content;
        delete said.reasoning_content;
      });
    case 'content-parts':
      return forEachSaid((said) => {
        if (typeof said.content === 'string') said.content = [{ type: 'text', text: said.content }];
      });
    case 'no-finish-reason':
      return ({ choices = [] }) => {
        for (const choice of choices) choice.finish_reason = null;
      };
    default:
      return null;
  }
}
