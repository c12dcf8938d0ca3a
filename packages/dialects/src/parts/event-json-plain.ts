import type { ChatState } from '../chat-state.ts';
import { type EventJson, plainEventJson } from '../event-json.ts';
import type { Keeper } from '../keeper.ts';
import type { Members } from '../members.ts';

// A page reads a stream at a time: to know its chunks before they are parsed would cost it more bytes than time.
export const createChatJson = (_state: ChatState): EventJson => plainEventJson;
export const createMessageJson = (_findBlock: (index: unknown) => Members | undefined, _keeper: Keeper): EventJson =>
  plainEventJson;
