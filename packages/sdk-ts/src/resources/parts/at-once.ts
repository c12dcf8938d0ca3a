import { loaded, type Part } from '@clawwits/dialects';
import { embedMany } from '../embed-many.ts';

export { createCompactEmbeddingCall as createEmbeddingCall } from '../compact-embedding-call.ts';

export const manyEmbeddings: Part<{ embedMany: typeof embedMany }> = /* @__PURE__ */ loaded({ embedMany });
