import { OnDemand, type Part } from '@clawwits/dialects';

/** Errors in another form than the gateways' documents have. */
export const errorText: Part<typeof import('../error-text.ts')> = /* @__PURE__ */ new OnDemand(
  () => import('../error-text.ts'),
);

/** Answers that the caller takes as a `Response`. */
export const rawAnswer: Part<typeof import('../decode-raw.ts')> = /* @__PURE__ */ new OnDemand(
  () => import('../decode-raw.ts'),
);

/** Answers whose content type is wrong or missing, or that are no answer. */
export const unusualAnswers: Part<typeof import('../unusual-answers.ts')> = /* @__PURE__ */ new OnDemand(
  () => import('../unusual-answers.ts'),
);
