import type { ChatBody, ReshapeChat, Said, ToolCallPiece } from './chat-body.ts';
import type { DialectFaultName } from './dialect-faults.ts';
import { createToolCallGatherer, parseArguments } from './gather-tool-calls.ts';

/** Creates the change that a fault makes to the chunks of one chat, or to a whole answer; `null` if it makes none. */
export function createChatReshaper(name: DialectFaultName, isStream: boolean): ReshapeChat | null {
  const begun = new Map<number, ToolCallPiece>();
  const forEachSaid = (change: (said: Said, isWhole: boolean) => void): ReshapeChat => {
    return (body) => {
      for (const { delta, message } of body.choices ?? []) {
        if (delta !== undefined) change(delta, false);
        if (message !== undefined) change(message, true);
      }
      return [body];
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
      return isStream ? createToolCallGatherer({ parses: true }) : forEachPiece(parseArguments);
    case 'whole-tool-call':
      return isStream ? createToolCallGatherer() : null;
    case 'repeated-arguments':
      return isStream ? createToolCallGatherer({ repeats: true }) : null;
    case 'index-gaps':
      return forEachPiece((piece, isWhole) => {
        if (!isWhole) piece.index = 2 * (piece.index ?? 0) + 1;
      });
    case 'empty-ids':
      return forEachPiece((piece, isWhole) => {
        if (isWhole || piece.id !== undefined) return;
        piece.id = '';
        piece.function = { name: '', ...piece.function };
      });
    case 'name-in-pieces':
      return isStream ? splitNames : null;
    case 'choice-without-index':
      return (body) => {
        for (const choice of body.choices ?? []) delete choice.index;
        return [body];
      };
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
      return (body) => {
        for (const choice of body.choices ?? []) choice.finish_reason = null;
        return [body];
      };
    default:
      return null;
  }
}

/** Splits the chunk that begins a tool call in two, within the name. */
function splitNames(body: ChatBody): readonly ChatBody[] {
  const [choice] = body.choices ?? [];
  const [piece] = choice?.delta?.tool_calls ?? [];
  const name = piece?.function?.name;
  if (choice === undefined || piece === undefined || name === undefined) return [body];
  const middle = Math.ceil(name.length / 2);
  const rest: ToolCallPiece = {
    ...(piece.index !== undefined && { index: piece.index }),
    function: { name: name.slice(middle) },
  };
  piece.function = { ...piece.function, name: name.slice(0, middle) };
  return [body, { ...body, choices: [{ ...choice, delta: { tool_calls: [rest] } }] }];
}
