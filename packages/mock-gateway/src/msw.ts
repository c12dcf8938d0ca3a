export { defaultBaseURL } from './drivers/default-base-url.ts';
export { type HandlersOptions, handlers } from './drivers/msw.ts';
