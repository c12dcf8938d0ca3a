import type { BatchClient, BatchEndpoint, BatchPlan, BatchProgress, BatchResult } from '@clawwits/batch';
import type { ClientOptions } from '@clawwits/sdk-ts';
import { CommandError } from '../../errors/command-error.ts';
import { exitCodes } from '../../errors/exit-codes.ts';
import type { Connection } from '../../gateway/connection.ts';
import { formatWits } from '../../i18n/format-wits.ts';
import { joinMessages, localized, untranslated } from '../../i18n/localized-message.ts';
import type { CommandOutcome } from '../../output/command-outcome.ts';
import { createProgress } from '../../output/progress.ts';
import type { CommandContext } from '../../program/command-context.ts';
import { withBatchErrors } from './batch-failure.ts';
import type { BatchPlanData } from './data.ts';
import { describeReceipt, receiptData } from './describe-receipt.ts';

/** Options of `clawwits batch run`. */
export interface BatchRunOptions {
  readonly output?: string | undefined;
  /** `false` for `--no-max-wits`. */
  readonly maxWits?: number | false;
  readonly concurrency?: number;
  readonly endpoint?: BatchEndpoint;
  readonly order?: 'completion' | 'input';
  readonly maxTokens?: number;
  readonly maxFailures?: number;
  readonly repeatUnknown?: boolean;
  readonly honoursIdempotencyKey?: boolean;
  readonly estimate?: boolean;
  readonly dryRun?: boolean;
}

/** Time between two notes on how far a batch has come, where there is no terminal, in milliseconds. */
const noteEveryMs = 10_000;

/** `clawwits batch run`: sends the calls of a file, resumes them, or says what they would cost. */
export async function runBatchCommand(
  input: string,
  options: BatchRunOptions,
  context: CommandContext,
): Promise<CommandOutcome> {
  if (options.dryRun || options.estimate) return plan(input, options, context);
  const { output, maxWits } = options;
  if (output === undefined) {
    throw new CommandError(localized('Say where the answers go: -o out.jsonl'), {
      code: 'usage',
      exitCode: exitCodes.usage,
    });
  }
  if (maxWits === undefined) {
    throw new CommandError(localized('Say what the batch may spend: --max-wits with a number, or --no-max-wits.'), {
      code: 'usage',
      exitCode: exitCodes.usage,
      hint: localized('--estimate says first what it can cost.'),
    });
  }
  const connection = await context.connect();
  const { createLimiter, runBatch } = await import('../../bundled/batch-runner.ts');
  const client = batchClient(connection, createLimiter(), options);
  const progress = createReporter(context);
  try {
    const result = await withBatchErrors(() =>
      runBatch(input, {
        client,
        output,
        maxWits: maxWits === false ? undefined : maxWits,
        ...pick(options),
        drainSignal: context.io.signal,
        onProgress: progress.report,
      }),
    );
    await progress.end();
    return outcomeOf(result);
  } finally {
    await progress.end();
  }
}

const pick = ({ concurrency, endpoint, order, maxTokens, maxFailures, repeatUnknown }: BatchRunOptions) => ({
  concurrency,
  endpoint,
  order,
  defaultMaxTokens: maxTokens,
  maxFailures,
  repeatUnknown,
});

/** The client of a batch: held to the gateway's pace, and without a note for each of its many retries. */
function batchClient(
  { client }: Connection,
  limiter: ClientOptions['limiter'],
  { honoursIdempotencyKey }: BatchRunOptions,
): BatchClient {
  return client.withOptions({ limiter, honoursIdempotencyKey, onRetry: () => undefined });
}

function outcomeOf(result: BatchResult): CommandOutcome {
  const { inputTokens, outputTokens, wits, failed, unknown, status, reason, stoppedBy } = result;
  const shared = {
    data: receiptData(result),
    usage: { inputTokens, outputTokens, estimated: false },
    spentWits: wits,
    text: describeReceipt(result),
  };
  if (stoppedBy === 'budget_exceeded') return { ...shared, error: capReached(reason) };
  if (status !== 'complete') {
    return {
      ...shared,
      error: reason ?? incomplete(localized('The batch stopped: {code}.', { code: stoppedBy ?? '' })),
    };
  }
  if (failed + unknown === 0) return shared;
  return {
    ...shared,
    error: incomplete(localized('{count} items have no answer that can be used.', { count: failed + unknown })),
    hint: localized('clawwits batch errors lists them.'),
  };
}

const capReached = (cause: unknown): CommandError =>
  new CommandError(localized('--max-wits is exhausted: the next item may cost more than is left.'), {
    code: 'max_wits_exceeded',
    exitCode: exitCodes.insufficientWits,
    hint: localized('Run it again with a higher --max-wits: it goes on where it stopped.'),
    cause,
  });

const incomplete = (message: ConstructorParameters<typeof CommandError>[0]): CommandError =>
  new CommandError(message, { code: 'batch_incomplete', exitCode: exitCodes.incomplete });

/** Reads and checks all calls; `--estimate` compares what they can cost with the wallet. */
async function plan(input: string, options: BatchRunOptions, context: CommandContext): Promise<CommandOutcome> {
  const { planBatch } = await import('../../bundled/batch-runner.ts');
  const { endpoint, output, maxTokens, maxWits, estimate } = options;
  const connection = estimate ? await context.connect('wits') : null;
  const found = await withBatchErrors(() =>
    planBatch(input, {
      endpoint,
      output,
      defaultMaxTokens: maxTokens,
      needsBound: typeof maxWits === 'number',
      client: connection?.client,
    }),
  );
  const available = connection === null ? null : (await connection.client.wits.balance()).available;
  const shared = { data: planData(found, available), text: describePlan(found, available) };
  if (found.problemCount > 0) {
    const error = new CommandError(
      localized('The input has {count} problems. Nothing was sent.', { count: found.problemCount }),
      {
        code: 'invalid_requests',
        exitCode: exitCodes.usage,
      },
    );
    return { ...shared, error };
  }
  if (available === null || available >= found.mostWits) return shared;
  return {
    ...shared,
    notes: [
      localized('The wallet holds {available} Wits: it does not cover the most.', { available: formatWits(available) }),
    ],
  };
}

const planData = (plan: BatchPlan, available: number | null): BatchPlanData => ({
  items: plan.items,
  problems: plan.problems,
  problem_count: plan.problemCount,
  most_wits: plan.mostWits,
  unbounded: plan.unbounded,
  available,
});

function describePlan({ items, mostWits, unbounded, problems }: BatchPlan, available: number | null) {
  const lines = problems.map(({ line, problem }) => untranslated(`${line}: ${problem}`));
  const most = localized('{items} items, at most {most} Wits; {unbounded} name no limit of their answer', {
    items,
    most: formatWits(mostWits),
    unbounded,
  });
  const wallet =
    available === null ? [] : [localized('The wallet holds {available} Wits.', { available: formatWits(available) })];
  return joinMessages([...lines, most, ...wallet], '\n');
}

/** Shows how far a batch has come: a bar on a terminal, else a note now and then. */
function createReporter({ io, messages }: CommandContext) {
  const bar = createProgress(io);
  const isTerminal = io.stderr.isTTY === true;
  let notedAt = Date.now();
  return {
    report({ done, failed, unknown, items, wits }: BatchProgress) {
      const finished = done + failed + unknown;
      if (isTerminal) return void bar.show(finished, items ?? finished);
      if (Date.now() - notedAt < noteEveryMs) return;
      notedAt = Date.now();
      void messages.note(
        localized('{finished} of {items} items, {failed} failed, {wits} Wits', {
          finished,
          items: items ?? '?',
          failed,
          wits: formatWits(wits),
        }),
      );
    },
    end: () => bar.clear(),
  };
}
