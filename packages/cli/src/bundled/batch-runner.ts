/** Code that `clawwits batch` alone loads, in a file of its own. */
export { isBatchError, planBatch, readBatchStatus, runBatch, verifyBatch } from '@clawwits/batch';
export { createLimiter } from '@clawwits/sdk-ts/limits';
