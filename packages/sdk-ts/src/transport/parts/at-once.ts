import { loaded, type Part } from '@clawwits/dialects';
import { readUnusualBody } from '../unusual-body.ts';

export const unusualBody: Part<{ readUnusualBody: typeof readUnusualBody }> = /* @__PURE__ */ loaded({
  readUnusualBody,
});
