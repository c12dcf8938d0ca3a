import { existsSync } from 'node:fs';
import { BatchError, type InputProblem } from './batch-error.ts';
import { mostWits } from './call-item.ts';
import type { BatchEndpoint, BatchItem } from './item.ts';
import { itemKey } from './item-key.ts';
import type { JournalState } from './journal-state.ts';
import { type BatchClient, resourcesOf } from './options.ts';
import { journalPathOf, readJournal } from './read-journal.ts';
import { type BatchSource, digestOf, type FileDigest, pathOf, readSource } from './source.ts';

/** Options of a plan. */
export interface PlanBatchOptions {
  /** Endpoint of lines that are plain bodies. Default `chat`. */
  endpoint?: BatchEndpoint | undefined;
  /** Client that would send the calls: items that its gateway does not take are problems. */
  client?: BatchClient | undefined;
  /** Output of the batch: an input that is not that of its journal is a problem. */
  output?: string | undefined;
  /** Tokens that the gateway allows an answer if the item does not say. */
  defaultMaxTokens?: number | undefined;
  /** `true` if an item whose cost nothing bounds is a problem, as under a cap. Default `false`. */
  needsBound?: boolean | undefined;
  /** Called for each item that is in order. */
  onItem?: ((item: BatchItem) => void) | undefined;
}

/** Calls that a batch would send. */
export interface BatchPlan {
  /** Number of items, those with problems included. */
  readonly items: number;
  /** Problems of the input, the first thousand of them. */
  readonly problems: readonly InputProblem[];
  readonly problemCount: number;
  /** The most that all items can cost, in Wits, without those that nothing bounds. */
  readonly mostWits: number;
  /** Items whose cost nothing bounds: they name no limit of their answer. */
  readonly unbounded: number;
  /** Digest of the file; `null` of a source that is not a file. */
  readonly file: FileDigest | null;
}

const mostProblems = 1_000;

/**
 * Reads all items and checks them, and sends nothing.
 *
 * @throws {BatchError} `not_readable`
 *
 * @example
 * const { items, problems, mostWits } = await planBatch('questions.jsonl');
 * for (const { line, problem } of problems) console.error(`Line ${line} ${problem}.`);
 */
export async function planBatch(source: BatchSource, options: PlanBatchOptions = {}): Promise<BatchPlan> {
  const { endpoint = 'chat', output, defaultMaxTokens, needsBound = false, client, onItem } = options;
  const path = pathOf(source);
  const file = path === null ? null : await digestOf(path);
  const known =
    output === undefined || !existsSync(journalPathOf(output)) ? null : readJournal(journalPathOf(output), false);
  const problems: InputProblem[] = [];
  let [items, problemCount, sum, unbounded] = [0, 0, 0, 0];
  const report = (line: number, problem: string) => {
    problemCount += 1;
    if (problems.length < mostProblems) problems.push({ line, problem });
  };
  for await (const { position, line, read } of readSource(source, endpoint)) {
    items += 1;
    if ('problem' in read) {
      report(line, read.problem);
      continue;
    }
    const { item } = read;
    const most = mostWits(item, defaultMaxTokens);
    if (most === null) unbounded += 1;
    else sum += most;
    const problem = findProblem(item, position, known, client, needsBound && most === null);
    if (problem === null) onItem?.(item);
    else report(line, problem);
  }
  const planned = known?.header?.input?.items ?? items;
  if (planned !== items) report(items, `is the last one, and the batch began with ${planned} items`);
  if (items === 0) report(1, 'is missing: there is no item');
  return { items, problems, problemCount, mostWits: sum, unbounded, file };
}

function findProblem(
  item: BatchItem,
  position: number,
  known: JournalState | null,
  client: BatchClient | undefined,
  lacksBound: boolean,
): string | null {
  const batch = known?.header?.batch;
  if (known && batch !== undefined && !known.isSame(position, itemKey(batch, position, item)))
    return 'is not what it was when the batch began';
  if (client !== undefined && !isOffered(client, item))
    return `has a url that the gateway ${client.gateway} does not offer`;
  return lacksBound ? 'names no "max_tokens", and under a cap each item needs it' : null;
}

function isOffered(client: BatchClient, { url }: BatchItem): boolean {
  const resources = resourcesOf(client);
  try {
    if (url === '/v1/chat/completions') return resources.chat.completions !== undefined;
    if (url === '/v1/messages') return resources.messages !== undefined;
    return (url === '/v1/responses' ? resources.responses : resources.embeddings) !== undefined;
  } catch {
    return false; // A resource that a gateway does not offer refuses to be read.
  }
}

/**
 * Refuses a plan with problems.
 *
 * @throws {BatchError} `invalid_input`
 */
export function refuseProblems({ problems, problemCount }: BatchPlan, what: string): void {
  const [first] = problems;
  if (first === undefined) return;
  const more =
    problemCount === 1 ? '' : ` ${problemCount - 1} more ${problemCount === 2 ? 'line has' : 'lines have'} problems.`;
  throw new BatchError(
    'invalid_input',
    `Line ${first.line} of ${what} ${first.problem}.${more} Nothing was sent. Correct the input, and run the batch again.`,
    { line: first.line, problems },
  );
}
