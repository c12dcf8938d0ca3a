export type { AnswerReaderOptions } from './answer-reader.ts';
export { ChatReader, type ChatReaderOptions } from './chat-reader.ts';
export { countCharacters } from './count-characters.ts';
export { createEventParser, type EventParser, EventTooLarge, type ServerSentEvent } from './event-parser.ts';
export { MessageReader } from './message-reader.ts';
export { textOfOutput } from './response-answer.ts';
export { ResponseReader } from './response-reader.ts';
export type { StreamPartial, StreamUsage } from './stream-partial.ts';
export type { StreamReader, StreamStep } from './stream-reader.ts';
