export { ChatReader, type ChatReaderOptions } from './chat-reader.ts';
export { countCharacters } from './count-characters.ts';
export { createEventParser, type EventParser, EventTooLarge, type ServerSentEvent } from './event-parser.ts';
export { MessageReader, type MessageReaderOptions } from './message-reader.ts';
export { textOfOutput } from './response-answer.ts';
export { ResponseReader, type ResponseReaderOptions } from './response-reader.ts';
export type { StreamPartial, StreamUsage } from './stream-partial.ts';
export type { StreamReader, StreamStep } from './stream-reader.ts';
