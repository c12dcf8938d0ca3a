import { OnDemand, type Part } from '@clawwits/dialects';

/** Bodies that are no web stream. */
export const unusualBody: Part<typeof import('../unusual-body.ts')> = /* @__PURE__ */ new OnDemand(
  () => import('../unusual-body.ts'),
);

/** Failures of a network, where the runtime says which. */
export const failureKinds: Part<typeof import('../failure-kind.ts')> = /* @__PURE__ */ new OnDemand(
  () => import('../failure-kind.ts'),
);
