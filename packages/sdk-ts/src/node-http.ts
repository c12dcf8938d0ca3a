export { createHttpDispatcher } from './platform/http-dispatcher.ts';
