import { localizedText } from '../../i18n/localized-message.ts';
import type { CommandDefinition, SharedOptions } from '../../program/definition.ts';
import { option } from '../../program/described-command.ts';
import { readPositive, readWits } from '../../program/option-readers.ts';
import { addConnectionOptions, addOutputOptions, addRecordOptions } from '../../program/shared-options.ts';
import type { BatchRunOptions } from './run.ts';

const receiptFields = [
  'batch_id',
  'status',
  'stopped_by',
  'items',
  'done',
  'failed',
  'unknown',
  'left',
  'errors',
  'input_tokens',
  'output_tokens',
  'wits',
  'uncertain_wits',
  'retries',
  'replays',
  'runs',
  'duration_ms',
  'wallet',
];
const planFields = ['items', 'problems', 'problem_count', 'most_wits', 'unbounded', 'available'];

const runNotes = localizedText(
  'batch run notes',
  `The input holds a line for each call, as OpenAI's batch files do, or plain bodies. A journal next to the output remembers what
was sent: the same command resumes a batch, whatever ended it. Ctrl-C finishes the calls in progress; a second one stops at once.
Ends with 0 if every item is done, with 8 if some failed, and with 4 if --max-wits or the wallet is exhausted.

Examples:
  clawwits batch run in.jsonl -o out.jsonl --estimate
  clawwits batch run in.jsonl -o out.jsonl --max-wits 50000 --concurrency 32
  clawwits batch errors out.jsonl`,
);

const verifyNotes = localizedText(
  'batch verify notes',
  `Reads the output and its journal alone: every item has exactly one line, and the wallet paid the sum of the items. Ends with 10
if that does not hold.`,
);

export const batchDefinition: CommandDefinition = {
  name: 'batch',
  description: 'run a file of calls, resumed and billed once: clawwits batch run | status | verify | errors',
  usage: '<command>',
  define(batch, select) {
    const run = batch
      .command('run')
      .description('send the calls of a file, or go on with them')
      .argument('<input>', 'the file of calls, in JSONL')
      .option('-o, --output <file>', 'the file of answers; its journal is kept next to it')
      .option('--max-wits <number>', 'the most that all runs of the batch may spend', readWits)
      .option('--no-max-wits', 'spend as much as the calls take')
      .option('--concurrency <number>', 'calls side by side (default: 16)', readPositive)
      .addOption(
        option('--endpoint <name>', 'the endpoint of plain bodies (default: chat)').choices([
          'chat',
          'messages',
          'responses',
          'embeddings',
        ]),
      )
      .addOption(
        option('--order <order>', 'the order of the answers (default: completion)').choices(['completion', 'input']),
      )
      .option(
        '--max-tokens <number>',
        'tokens that the gateway allows an answer whose call names no limit',
        readPositive,
      )
      .option('--max-failures <number>', 'stop after so many failed items', readWits)
      .option('--repeat-unknown', 'repeat calls whose answers were lost, though they may be billed twice')
      .option('--honours-idempotency-key', 'the gateway is known to bill a repeated idempotency key once')
      .option('--estimate', 'print what the calls can cost and whether the wallet covers it, and send none')
      .option('--dry-run', 'check all calls, and send none');
    addConnectionOptions(addRecordOptions(run))
      .addNotes(runNotes)
      .action((input: string, { output, ...options }: BatchRunOptions & SharedOptions) =>
        select({
          name: 'batch run',
          options,
          dataFields: [...new Set([...receiptFields, ...planFields])],
          run: async (context) => (await import('./run.ts')).runBatchCommand(input, { ...options, output }, context),
        }),
      );
    addOutputOptions(
      batch.command('status').description('print where a batch stands').argument('<output>', 'its file of answers'),
    ).action((path: string, options: SharedOptions) =>
      select({
        name: 'batch status',
        options,
        dataFields: receiptFields,
        run: async (context) => (await import('./inspect.ts')).showStatus(path, context),
      }),
    );
    addOutputOptions(
      batch
        .command('verify')
        .description('prove that each item has one line, and that every Wit is explained')
        .argument('<output>', 'its file of answers'),
    )
      .addNotes(verifyNotes)
      .action((path: string, options: SharedOptions) =>
        select({
          name: 'batch verify',
          options,
          dataFields: ['ok', 'problems', 'problem_count', 'receipt'],
          run: async (context) => (await import('./inspect.ts')).verify(path, context),
        }),
      );
    addOutputOptions(
      batch
        .command('errors')
        .description('list the items that failed or are unknown')
        .argument('<output>', 'its file of answers'),
    ).action((path: string, options: SharedOptions) =>
      select({
        name: 'batch errors',
        options,
        dataFields: ['errors'],
        run: async (context) => (await import('./inspect.ts')).listErrors(path, context),
      }),
    );
  },
};
