// What a page loads on demand, for those who want it at once. Apart from the index: whoever imports from there reaches none of it.

export { BodyParser } from './body-parser.ts';
export { Keeper } from './keeper.ts';
export { MessageReader } from './message-reader.ts';
export { ResponseReader } from './response-reader.ts';
export { ToolCallAssembler } from './tool-calls.ts';
