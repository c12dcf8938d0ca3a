import { BodyParser } from '../body-parser.ts';
import type { ChatState } from '../chat-state.ts';
import { chatTextRules } from '../chat-text.ts';
import type { EventJson } from '../event-json.ts';
import { createFullParser } from '../full-event-parser.ts';
import type { Keeper } from '../keeper.ts';
import type { Members } from '../members.ts';
import { MessageReader } from '../message-reader.ts';
import { messageTextRules } from '../message-text.ts';
import { RepeatedEventJson } from '../repeated-event-json.ts';
import { ResponseReader } from '../response-reader.ts';
import { takeChunk } from '../tolerant-chat.ts';
import { loaded, type Part } from './part.ts';

export const createChatJson = (state: ChatState): EventJson =>
  new RepeatedEventJson(chatTextRules(state), state.keeper);
export const createMessageJson = (findBlock: (index: unknown) => Members | undefined, keeper: Keeper): EventJson =>
  new RepeatedEventJson(messageTextRules(findBlock), keeper);

export const bodyParser: Part<{ BodyParser: typeof BodyParser }> = /* @__PURE__ */ loaded({ BodyParser });
export const fullEventParser: Part<{ createFullParser: typeof createFullParser }> = /* @__PURE__ */ loaded({
  createFullParser,
});
export const messageReader: Part<{ MessageReader: typeof MessageReader }> = /* @__PURE__ */ loaded({ MessageReader });
export const responseReader: Part<{ ResponseReader: typeof ResponseReader }> = /* @__PURE__ */ loaded({
  ResponseReader,
});
export const tolerantChat: Part<{ takeChunk: typeof takeChunk }> = /* @__PURE__ */ loaded({ takeChunk });
