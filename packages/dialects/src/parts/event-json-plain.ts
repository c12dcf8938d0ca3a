import type { ChatState } from '../chat-state.ts';
import { type EventJson, plainEventJson } from '../event-json.ts';
import type { Keeper } from '../keeper.ts';
import type { Members } from '../members.ts';

// A page reads one stream at a time: templates of chunks would cost it more bytes than they save time.
export const createChatJson = (_state: ChatState): EventJson => plainEventJson;
export const createMessageJson = (_findBlock: (index: unknown) => Members | undefined, _keeper: Keeper): EventJson =>
  plainEventJson;
