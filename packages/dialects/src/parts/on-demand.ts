import type { ChatState } from '../chat-state.ts';
import { type EventJson, plainEventJson } from '../event-json.ts';
import type { Keeper } from '../keeper.ts';
import type { Members } from '../members.ts';
import { OnDemand } from './on-demand-part.ts';
import type { Part } from './part.ts';

// A page reads a stream at a time: to know its chunks before they are parsed would cost it more bytes than time.
export const createChatJson = (_state: ChatState): EventJson => plainEventJson;
export const createMessageJson = (_findBlock: (index: unknown) => Members | undefined, _keeper: Keeper): EventJson =>
  plainEventJson;

/** Bodies that are no event streams. */
export const bodyParser: Part<typeof import('../body-parser.ts')> = /* @__PURE__ */ new OnDemand(
  () => import('../body-parser.ts'),
);

/** Events that are not one line of data. */
export const fullEventParser: Part<typeof import('../full-event-parser.ts')> = /* @__PURE__ */ new OnDemand(
  () => import('../full-event-parser.ts'),
);

/** The reader of streamed messages. */
export const messageReader: Part<typeof import('../message-reader.ts')> = /* @__PURE__ */ new OnDemand(
  () => import('../message-reader.ts'),
);

/** The reader of streamed responses. */
export const responseReader: Part<typeof import('../response-reader.ts')> = /* @__PURE__ */ new OnDemand(
  () => import('../response-reader.ts'),
);

/** Chunks of a chat that are not plain: tool calls, errors, and what differs from server to server. */
export const tolerantChat: Part<typeof import('../tolerant-chat.ts')> = /* @__PURE__ */ new OnDemand(
  () => import('../tolerant-chat.ts'),
);
