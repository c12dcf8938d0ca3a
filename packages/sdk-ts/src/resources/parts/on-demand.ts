import { OnDemand, type Part } from '@clawwits/dialects';

// A page pays for no reader of base64: it makes few vectors, and gets them as numbers.
export { createPlainEmbeddingCall as createEmbeddingCall } from '../plain-embedding-call.ts';

/** More texts than one call takes. */
export const manyEmbeddings: Part<typeof import('../embed-many.ts')> = /* @__PURE__ */ new OnDemand(
  () => import('../embed-many.ts'),
);
