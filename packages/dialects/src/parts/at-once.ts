import { BodyParser } from '../body-parser.ts';
import { createFullParser } from '../full-event-parser.ts';
import { MessageReader } from '../message-reader.ts';
import { ResponseReader } from '../response-reader.ts';
import { takeChunk } from '../tolerant-chat.ts';
import { loaded, type Part } from './part.ts';

export const bodyParser: Part<{ BodyParser: typeof BodyParser }> = /* @__PURE__ */ loaded({ BodyParser });
export const fullEventParser: Part<{ createFullParser: typeof createFullParser }> = /* @__PURE__ */ loaded({
  createFullParser,
});
export const messageReader: Part<{ MessageReader: typeof MessageReader }> = /* @__PURE__ */ loaded({ MessageReader });
export const responseReader: Part<{ ResponseReader: typeof ResponseReader }> = /* @__PURE__ */ loaded({
  ResponseReader,
});
export const tolerantChat: Part<{ takeChunk: typeof takeChunk }> = /* @__PURE__ */ loaded({ takeChunk });
