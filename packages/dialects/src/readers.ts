// Code that a page loads on demand, for importers that need it immediately. Apart from the index, which leads to none of it.

export { BodyParser } from './body-parser.ts';
export { Keeper } from './keeper.ts';
export { MessageReader } from './message-reader.ts';
export { ResponseReader } from './response-reader.ts';
export { ToolCallAssembler } from './tool-calls.ts';
