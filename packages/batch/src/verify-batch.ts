import { BatchError } from './batch-error.ts';
import type { JournalState } from './journal-state.ts';
import { journalPathOf, readJournal } from './read-journal.ts';
import { scanOutput } from './read-output.ts';
import { type BatchReceipt, makeReceipt } from './receipt.ts';
import { type BatchResultLine, unknownOutcome, usageOf } from './result-line.ts';

/** Result of a verification. */
export interface BatchVerification {
  /** `true` if every item has exactly one line, and every Wit is explained. */
  readonly ok: boolean;
  /** Problems, in sentences; the first hundred. */
  readonly problems: readonly string[];
  readonly problemCount: number;
  readonly receipt: BatchReceipt;
}

const mostProblems = 100;

/**
 * Proves from journal and output alone that each item has exactly one line, that the line says what the journal says, and that what
 * the wallet paid is the sum of the items.
 *
 * @param output path of the batch's output
 * @throws {BatchError} `journal_missing`, `journal_damaged` or `output_changed`
 *
 * @example
 * const { ok, problems } = verifyBatch('out.jsonl');
 * if (!ok) console.error(problems.join('\n'));
 */
export function verifyBatch(output: string): BatchVerification {
  const state = readKnownJournal(output);
  const problems: string[] = [];
  let problemCount = 0;
  const report = (problem: string) => {
    problemCount += 1;
    if (problems.length < mostProblems) problems.push(problem);
  };
  const receipt = makeReceipt(state);
  verifyLines(output, state, report);
  if (receipt.status !== 'complete') report(`The batch is not complete: it is ${receipt.status}. Run it again.`);
  verifyWallet(receipt, report);
  return { ok: problemCount === 0, problems, problemCount, receipt };
}

/**
 * Reads where a batch stands, from its journal: while it runs as well.
 *
 * @param output path of the batch's output
 * @throws {BatchError} `journal_missing` or `journal_damaged`
 */
export function readBatchStatus(output: string): BatchReceipt {
  return makeReceipt(readKnownJournal(output));
}

function readKnownJournal(output: string): JournalState {
  const path = journalPathOf(output);
  const state = readJournal(path, false);
  if (state !== null) return state;
  throw new BatchError('journal_missing', `There is no batch of ${output}: its journal ${path} is missing or empty.`);
}

type Report = (problem: string) => void;

function verifyLines(output: string, state: JournalState, report: Report): void {
  const items = state.items ?? state.reach;
  const seen = new Uint8Array(Math.max(items, state.reach));
  const lines = scanOutput(output, state.header?.batch ?? '');
  for (let next = lines.next(); ; next = lines.next()) {
    if (next.done) {
      if (next.value.tornAt !== null) report('The last line is torn. Run the batch again.');
      break;
    }
    const { number, position, bytes } = next.value;
    const problem = seen[position] === 1 ? 'is one too many' : findProblem(state, position, bytes.toString('utf8'));
    if (problem !== null) report(`Line ${number}, of item ${position + 1}, ${problem}.`);
    seen[position] = 1;
  }
  reportMissing(items, (position) => (seen[position] === 1 ? null : state.stateOf(position)), report);
}

/**
 * Reports items without a line, neighbours of the same state as one.
 *
 * @param missing state of an item that has no line; `null` for one that has
 */
function reportMissing(items: number, missing: (position: number) => string | null, report: Report): void {
  for (let start = 0; start < items; ) {
    const state = missing(start);
    let end = start + 1;
    while (end < items && missing(end) === state) end += 1;
    const isOne = end === start + 1;
    const named = isOne ? `Item ${end} has no line: it is` : `Items ${start + 1} to ${end} have no line: they are`;
    if (state !== null) report(`${named} ${state}.`);
    start = end;
  }
}

function findProblem(state: JournalState, position: number, text: string): string | null {
  let line: BatchResultLine;
  try {
    line = JSON.parse(text) as BatchResultLine;
  } catch {
    return 'is not JSON';
  }
  const { inputTokens = 0, outputTokens = 0 } = usageOf(line.response?.body) ?? {};
  const [wits, journaled] = [inputTokens + outputTokens, state.witsOf(position)];
  if (stateOfLine(line) !== state.stateOf(position)) {
    return `says ${stateOfLine(line)}, and the journal ${state.stateOf(position)}`;
  }
  return wits === journaled ? null : `has cost ${wits} Wits, and in the journal ${journaled}`;
}

function stateOfLine({ error }: BatchResultLine): 'done' | 'failed' | 'named' {
  if (error === null) return 'done';
  return error.code === unknownOutcome ? 'named' : 'failed';
}

function verifyWallet({ wallet, wits, unknown }: BatchReceipt, report: Report): void {
  if (wallet === null) return;
  const paid = wallet.after.lifetimeUsed - wallet.before.lifetimeUsed;
  // What items of unknown outcome have cost, nobody knows.
  if (paid === wits || (unknown > 0 && paid > wits)) return;
  report(`The wallet paid ${paid} Wits, and the items explain ${wits}. Did something else use the wallet meanwhile?`);
}
