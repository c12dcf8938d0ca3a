import * as z from 'zod';
import { amount, count, type DataByName, type DataOf, maybe, text } from '../../program/data-schemas.ts';

const wallet = z.strictObject({ available: z.number(), lifetime_used: amount });

const receipt = {
  batch_id: text,
  status: z.enum(['complete', 'stopped', 'running']),
  stopped_by: maybe.describe('Code of the reason for which the last run stopped.'),
  items: z.nullable(count),
  done: count,
  failed: count,
  unknown: count.describe('Items that may have been billed, and have no answer.'),
  left: z.nullable(count).describe('Items that were not sent yet.'),
  errors: z.record(text, count).describe('Number of failed and unknown items by code.'),
  input_tokens: count,
  output_tokens: count,
  wits: count.describe('Cost of all answers: one Wits a token.'),
  uncertain_wits: count.describe('The most that the unknown items can have cost.'),
  retries: count,
  replays: count.describe('Answers that the gateway had stored, and did not bill again.'),
  runs: count,
  duration_ms: amount,
  wallet: z.nullable(z.strictObject({ before: wallet, after: wallet })),
};

const problem = z.strictObject({ line: count, problem: text });

const plan = z.strictObject({
  items: count,
  problems: z.array(problem),
  problem_count: count,
  most_wits: count.describe('The most that all items can cost, without those that nothing bounds.'),
  unbounded: count.describe('Items that name no limit of their answer.'),
  available: z.nullable(z.number()).describe('What the wallet holds, where that was asked for.'),
});

const failure = z.strictObject({ custom_id: text, code: text, message: text });

export const data = {
  'batch run': { data: z.union([z.strictObject(receipt), plan]), isKeptOnFailure: true },
  'batch status': { data: z.strictObject(receipt) },
  'batch verify': {
    data: z.strictObject({
      ok: z.boolean(),
      problems: z.array(text),
      problem_count: count,
      receipt: z.strictObject(receipt),
    }),
    isKeptOnFailure: true,
  },
  'batch errors': { data: z.strictObject({ errors: z.array(failure) }) },
} as const satisfies DataByName;

export type BatchStatusData = DataOf<(typeof data)['batch status']>;
export type BatchPlanData = DataOf<{ data: typeof plan }>;
export type BatchVerifyData = DataOf<(typeof data)['batch verify']>;
export type BatchErrorsData = DataOf<(typeof data)['batch errors']>;
