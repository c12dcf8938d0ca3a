import type { ChatState } from '../chat-state.ts';
import { chatTextRules } from '../chat-text.ts';
import type { EventJson } from '../event-json.ts';
import type { Keeper } from '../keeper.ts';
import type { Members } from '../members.ts';
import { messageTextRules } from '../message-text.ts';
import { RepeatedEventJson } from '../repeated-event-json.ts';

export const createChatJson = (state: ChatState): EventJson =>
  new RepeatedEventJson(chatTextRules(state), state.keeper);
export const createMessageJson = (findBlock: (index: unknown) => Members | undefined, keeper: Keeper): EventJson =>
  new RepeatedEventJson(messageTextRules(findBlock), keeper);
