export { ChatReader, type ChatReaderOptions } from './chat-reader.ts';
export { createEventParser, type EventParser, EventTooLarge, type ServerSentEvent } from './event-parser.ts';
export { MessageReader, type MessageReaderOptions } from './message-reader.ts';
export { ResponseReader, type ResponseReaderOptions, textOfOutput } from './response-reader.ts';
export type { StreamPartial, StreamUsage } from './stream-partial.ts';
export type { StreamReader, StreamStep } from './stream-reader.ts';
