import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GatewayName, gatewayNames } from '../config/gateway-facts.ts';
import { localizeError } from '../errors/localized-error.ts';
import type { LocalizedMessage } from '../i18n/localized-message.ts';
import type { Place } from '../system/directories.ts';
import type { UsageLine } from './usage-log.ts';
import { monthOfFile, usageLogFolder } from './usage-log-files.ts';

/** A call that was sent. */
export interface LoggedCall {
  /** In milliseconds since 1970. */
  readonly sentMs: number;
  readonly command: string;
  readonly gateway: GatewayName;
  readonly isSandbox: boolean;
  /** The model that served it, else the one that was asked for. */
  readonly model: string | null;
  readonly session: string | null;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costUSD: number;
  readonly isEstimated: boolean;
  /** True if its cost is known; otherwise it is still running, was killed, or its gateway did not report it. */
  readonly isSettled: boolean;
  /** Most tokens that it can have cost; `null` if they were not limited. */
  readonly atMostTokens: number | null;
}

/** Contents of the log. */
export interface UsageRecords {
  readonly calls: readonly LoggedCall[];
  /** Number of lines that cannot be read: a process was killed in the middle of a write. */
  readonly tornLines: number;
  /** Files that cannot be read. */
  readonly unreadable: readonly { readonly path: string; readonly problem: LocalizedMessage }[];
}

/** Reads the calls that were sent since a moment, in milliseconds since 1970, in their order. */
export function readUsageLog(place: Place, sinceMs: number): UsageRecords {
  const folder = usageLogFolder(place);
  const firstMonth = new Date(sinceMs).toISOString().slice(0, 7);
  const lines = new Map<string, UsageLine>();
  const unreadable: { path: string; problem: LocalizedMessage }[] = [];
  let tornLines = 0;
  for (const name of listFiles(folder)) {
    const month = monthOfFile(name);
    if (folder === null || month === null || month < firstMonth) continue;
    const path = join(folder, name);
    try {
      for (const written of readFileSync(path, 'utf8').split('\n')) {
        if (written === '') continue;
        const line = parseLine(written);
        if (line === null) tornLines += 1;
        // The line of the settlement replaces that of the call.
        else if (line.type === 'settled' || !lines.has(line.id)) lines.set(line.id, line);
      }
    } catch (error) {
      unreadable.push({ path, problem: localizeError(error) });
    }
  }
  const calls = [...lines.values()].map(toCall).filter(({ sentMs }) => sentMs >= sinceMs);
  calls.sort((one, other) => one.sentMs - other.sentMs);
  return { calls, tornLines, unreadable };
}

function listFiles(folder: string | null): string[] {
  try {
    return folder === null ? [] : readdirSync(folder).sort();
  } catch {
    return []; // Nothing was logged yet.
  }
}

function parseLine(text: string): UsageLine | null {
  try {
    const line = JSON.parse(text) as Partial<UsageLine> | null;
    const { type, id, at, gateway } = line ?? {};
    const isOwn =
      line?.schema_version === 1 &&
      (type === 'sent' || type === 'settled') &&
      typeof id === 'string' &&
      !Number.isNaN(Date.parse(at ?? '')) &&
      gatewayNames.some((known) => known === gateway);
    return isOwn ? (line as UsageLine) : null;
  } catch {
    return null;
  }
}

function toCall(line: UsageLine): LoggedCall {
  const { input_tokens: input, output_tokens: output, cost_usd: cost } = line;
  return {
    sentMs: Date.parse(line.at),
    command: String(line.command),
    gateway: line.gateway,
    isSandbox: line.sandbox === true,
    model: textOrNull(line.model),
    session: textOrNull(line.session),
    inputTokens: amountOf(input),
    outputTokens: amountOf(output),
    costUSD: amountOf(cost),
    isEstimated: line.estimated === true,
    isSettled: line.type === 'settled' && (input ?? cost) !== undefined,
    atMostTokens: typeof line.at_most_tokens === 'number' ? line.at_most_tokens : null,
  };
}

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const amountOf = (value: unknown): number => (typeof value === 'number' && value >= 0 ? value : 0);
