export { defaultBaseURL } from './drivers/default-base-url.ts';
export { type HandlersOptions, handlers, refuseOthers } from './drivers/msw.ts';
