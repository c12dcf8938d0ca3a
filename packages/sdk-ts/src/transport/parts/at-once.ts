import { loaded, type Part } from '@clawwits/dialects';
import { classifyNetworkError } from '../failure-kind.ts';
import { readUnusualBody } from '../unusual-body.ts';

export const unusualBody: Part<{ readUnusualBody: typeof readUnusualBody }> = /* @__PURE__ */ loaded({
  readUnusualBody,
});
export const failureKinds: Part<{ classifyNetworkError: typeof classifyNetworkError }> = /* @__PURE__ */ loaded({
  classifyNetworkError,
});
