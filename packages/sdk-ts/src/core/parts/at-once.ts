import { loaded, type Part } from '@clawwits/dialects';
import { finishRaw } from '../decode-raw.ts';
import { readErrorText } from '../error-text.ts';
import { finishUntypedJson, finishUntypedStream, readUnusualJson } from '../unusual-answers.ts';

const functions = { finishUntypedJson, finishUntypedStream, readUnusualJson };

export const errorText: Part<{ readErrorText: typeof readErrorText }> = /* @__PURE__ */ loaded({ readErrorText });
export const rawAnswer: Part<{ finishRaw: typeof finishRaw }> = /* @__PURE__ */ loaded({ finishRaw });
export const unusualAnswers: Part<typeof functions> = /* @__PURE__ */ loaded(functions);
