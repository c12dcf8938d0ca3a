export { BatchError, type BatchErrorCode, type InputProblem, isBatchError } from './batch-error.ts';
export type { AnswerCheck } from './check-answer.ts';
export {
  type BatchEndpoint,
  type BatchInputLine,
  type BatchItem,
  type BatchURL,
  batchURLs,
  type ItemBody,
} from './item.ts';
export type { WalletFacts } from './journal-record.ts';
export type { BatchClient, BatchProgress, RunBatchOptions } from './options.ts';
export { type BatchPlan, type PlanBatchOptions, planBatch } from './plan-batch.ts';
export type { BatchReceipt } from './receipt.ts';
export type { BatchResultLine } from './result-line.ts';
export { type BatchResult, runBatch } from './run-batch.ts';
export type { BatchSource, FileDigest } from './source.ts';
export type { StandardSchema } from './standard-schema.ts';
export { type BatchVerification, readBatchStatus, verifyBatch } from './verify-batch.ts';
