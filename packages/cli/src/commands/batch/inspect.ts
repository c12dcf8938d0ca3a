import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { BatchResultLine } from '@clawwits/batch';
import { CommandError } from '../../errors/command-error.ts';
import { exitCodes } from '../../errors/exit-codes.ts';
import { joinMessages, localized, untranslated } from '../../i18n/localized-message.ts';
import type { CommandOutcome } from '../../output/command-outcome.ts';
import type { CommandContext } from '../../program/command-context.ts';
import { withBatchErrors } from './batch-failure.ts';
import type { BatchErrorsData, BatchStatusData, BatchVerifyData } from './data.ts';
import { describeReceipt, receiptData } from './describe-receipt.ts';

/** `clawwits batch status`: where a batch stands, from its journal. */
export async function showStatus(output: string, _context: CommandContext): Promise<CommandOutcome> {
  const { readBatchStatus } = await import('../../bundled/batch-runner.ts');
  const receipt = await withBatchErrors(() => readBatchStatus(output));
  return { data: receiptData(receipt) satisfies BatchStatusData, text: describeReceipt(receipt) };
}

/** `clawwits batch verify`: proves a batch from its journal and output. */
export async function verify(output: string, _context: CommandContext): Promise<CommandOutcome> {
  const { verifyBatch } = await import('../../bundled/batch-runner.ts');
  const { ok, problems, problemCount, receipt } = await withBatchErrors(() => verifyBatch(output));
  const data: BatchVerifyData = { ok, problems, problem_count: problemCount, receipt: receiptData(receipt) };
  const proven = localized('Each item has one line, and every Wit is explained.');
  if (ok) return { data, text: joinMessages([proven, describeReceipt(receipt)], '\n') };
  return {
    data,
    text: joinMessages(problems.map(untranslated), '\n'),
    error: new CommandError(localized('The batch is not proven: {count} problems.', { count: problemCount }), {
      code: 'batch_not_proven',
      exitCode: exitCodes.gateFailed,
    }),
  };
}

/** `clawwits batch errors`: the items without an answer that can be used. */
export async function listErrors(output: string, context: CommandContext): Promise<CommandOutcome> {
  const { readBatchStatus } = await import('../../bundled/batch-runner.ts');
  await withBatchErrors(() => readBatchStatus(output));
  const errors: { custom_id: string; code: string; message: string }[] = [];
  for await (const line of createInterface({ input: createReadStream(output), crlfDelay: Number.POSITIVE_INFINITY })) {
    const failure = readFailure(line);
    if (failure === null) continue;
    errors.push(failure);
    await context.output.item(failure, `${failure.custom_id}\t${failure.code}\t${failure.message}`);
  }
  return { data: { errors } satisfies BatchErrorsData };
}

function readFailure(text: string): { custom_id: string; code: string; message: string } | null {
  let line: BatchResultLine;
  try {
    line = JSON.parse(text) as BatchResultLine;
  } catch {
    return null; // The last line of a batch that runs may be half there.
  }
  return line.error && { custom_id: line.custom_id, code: line.error.code, message: line.error.message };
}
