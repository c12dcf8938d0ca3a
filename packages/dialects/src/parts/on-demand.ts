import { OnDemand } from './on-demand-part.ts';
import type { Part } from './part.ts';

/** Bodies that are not event streams. */
export const bodyParser: Part<typeof import('../body-parser.ts')> = /* @__PURE__ */ new OnDemand(
  () => import('../body-parser.ts'),
);

/** Events that are not one line of data. */
export const fullEventParser: Part<typeof import('../full-event-parser.ts')> = /* @__PURE__ */ new OnDemand(
  () => import('../full-event-parser.ts'),
);

/** The reader of streamed messages. */
export const messageReader: Part<typeof import('../message-reader.ts')> = /* @__PURE__ */ new OnDemand(
  () => import('../message-reader.ts'),
);

/** The reader of streamed responses. */
export const responseReader: Part<typeof import('../response-reader.ts')> = /* @__PURE__ */ new OnDemand(
  () => import('../response-reader.ts'),
);

/** Chunks of a chat that are not plain: tool calls, errors, and deviations of servers. */
export const tolerantChat: Part<typeof import('../tolerant-chat.ts')> = /* @__PURE__ */ new OnDemand(
  () => import('../tolerant-chat.ts'),
);
