/** A piece of a tool call, or a whole one. */
export interface ToolCallPiece {
  index?: number;
  id?: string;
  function?: { name?: string; arguments?: unknown };
}

/** The content of a message, or what a chunk adds to it. */
export interface Said {
  content?: unknown;
  reasoning_content?: unknown;
  reasoning?: unknown;
  tool_calls?: ToolCallPiece[];
}

/** One of the answers of a chat. */
interface Choice {
  index?: number;
  delta?: Said;
  message?: Said;
  finish_reason?: string | null;
}

/** One chunk, or one whole answer, of a chat. */
export interface ChatBody {
  choices?: Choice[];
}

/** Changes a chunk or a whole answer and returns what is sent in its place; it remembers the tool calls of earlier chunks. */
export type ReshapeChat = (body: ChatBody) => readonly ChatBody[];
