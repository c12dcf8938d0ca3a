import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isClawwitsError } from '@clawwits/sdk-ts';
import type { GatewayName } from '../config/gateway-facts.ts';
import { findConfigurationPath } from '../config/read-configuration.ts';
import { LocalizedError, localizeError } from '../errors/localized-error.ts';
import type { Connection } from '../gateway/connection.ts';
import { localized } from '../i18n/localized-message.ts';
import type { CommandOutcome } from '../output/command-outcome.ts';
import type { Messages } from '../output/messages.ts';
import { appendLine } from '../system/append-line.ts';
import type { Io } from '../system/io.ts';
import { fileOfMonth, firstKeptMonth, monthOfFile, usageLogFolder } from './usage-log-files.ts';

/** A call that is about to be sent. */
export interface SentCall {
  /** The model that is asked for; absent if the gateway chooses. */
  readonly model?: string | undefined;
  /** Name of the conversation that it belongs to. */
  readonly session?: string | undefined;
  /** Most tokens that it can cost; absent if they are not limited. */
  readonly atMostTokens?: number | undefined;
}

/** Cost of a call, as far as it is known. */
export interface Settlement extends Pick<CommandOutcome, 'usage' | 'limits' | 'error'> {
  /** The model that served it. */
  readonly model?: string | undefined;
}

/** A line of the log. The line of a settled call holds everything, so that one whose first line was lost counts as well. */
export interface UsageLine {
  readonly schema_version: 1;
  /** A call that was sent has one line, a call that was settled another one with the same id. */
  readonly type: 'sent' | 'settled';
  readonly id: string;
  /** Time at which it was sent, as an ISO 8601 date. */
  readonly at: string;
  readonly command: string;
  readonly gateway: GatewayName;
  /** True if the sandbox answers: what it costs is play money. */
  readonly sandbox?: boolean;
  readonly model?: string | undefined;
  readonly session?: string | undefined;
  readonly at_most_tokens?: number | undefined;
  /** Absent from a settled call whose cost nobody knows. */
  readonly input_tokens?: number;
  readonly output_tokens?: number;
  readonly estimated?: boolean;
  readonly cost_usd?: number | undefined;
}

/** The log of what calls have spent. */
export interface UsageLog {
  /**
   * Makes a call, with a line before it is sent and one when its cost is known: a process that is killed in between leaves the
   * first. A log that cannot be written fails no call; a note says so, once.
   *
   * @param describe returns the cost of what the call returned
   */
  record<Result>(
    call: SentCall,
    send: () => Promise<Result>,
    describe: (result: Result) => Settlement,
  ): Promise<Result>;
}

/** Size from which no more lines are added to the file of a month, in bytes: about 60,000 calls. */
const largestFile = 32 * 1024 * 1024;

/** Opens the log for the calls of one command. Nothing is read or written before the first call. */
export function openUsageLog(
  command: string,
  { gateway, sandbox }: Pick<Connection, 'gateway' | 'sandbox'>,
  { io, messages }: { readonly io: Io; readonly messages: Messages },
): UsageLog {
  let isOff: boolean | undefined;
  let isNoted = false;

  async function append(folder: string | null, month: string, line: UsageLine): Promise<void> {
    try {
      if (folder === null) throw new LocalizedError(localized('there is no home folder'));
      const path = join(folder, month);
      if (line.type === 'sent') prepare(folder, path, new Date(line.at));
      appendLine(path, JSON.stringify(line));
    } catch (error) {
      // The sandbox says itself that its wallet, in the same folder, cannot be kept.
      if (isNoted || sandbox !== null) return;
      isNoted = true;
      await messages.note(
        localized(
          'clawwits usage cannot count this: {path} is not written ({problem}); CLAWWITS_USAGE_LOG=off turns the log off',
          { path: folder ?? localized('its log'), problem: localizeError(error) },
        ),
      );
    }
  }

  return {
    async record(call, send, describe) {
      isOff ??= isTurnedOff(io);
      if (isOff) return send();
      const [folder, now] = [usageLogFolder(io), new Date()];
      const facts = {
        schema_version: 1,
        id: crypto.randomUUID(),
        at: now.toISOString(),
        command,
        gateway,
        ...(sandbox !== null && { sandbox: true }),
        ...{ model: call.model, session: call.session, at_most_tokens: call.atMostTokens },
      } as const;
      const month = fileOfMonth(now);
      await append(folder, month, { ...facts, type: 'sent' });
      const settle = (settlement: Settlement) =>
        append(folder, month, { ...facts, ...costOf(settlement), type: 'settled' });
      let result: Awaited<ReturnType<typeof send>>;
      try {
        result = await send();
      } catch (error) {
        await settle({ error });
        throw error;
      }
      await settle(describe(result));
      return result;
    },
  };
}

/** The log is turned off by the environment, or by the configuration: one that is not valid is reported by others. */
function isTurnedOff(io: Io): boolean {
  const variable = io.env['CLAWWITS_USAGE_LOG'];
  if (variable) return /^(?:off|0|false|no)$/i.test(variable);
  const path = findConfigurationPath(io);
  try {
    const text = path === null ? '{}' : readFileSync(path, 'utf8');
    return (JSON.parse(text) as { usage_log?: unknown } | null)?.usage_log === false;
  } catch {
    return false;
  }
}

/** Refuses a file that is full; before a month begins, removes those that are too old. */
function prepare(folder: string, path: string, now: Date): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size;
  if (size !== undefined && size >= largestFile) throw new LocalizedError(localized('it is full for this month'));
  if (size !== undefined) return;
  const first = firstKeptMonth(now);
  for (const name of listFiles(folder)) {
    const month = monthOfFile(name);
    if (month !== null && month < first) rmSync(join(folder, name), { force: true });
  }
}

function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // It is created with the first line.
  }
}

function costOf({ usage, model, limits, error }: Settlement): Partial<UsageLine> {
  const served = model === undefined ? {} : { model };
  const cost = limits?.costUSD === undefined ? {} : { cost_usd: limits.costUSD };
  if (usage !== undefined) {
    const { inputTokens, outputTokens, estimated } = usage;
    const tokens = { input_tokens: inputTokens, output_tokens: outputTokens };
    return { ...served, ...tokens, ...(estimated && { estimated }), ...cost };
  }
  // A refused call has cost nothing; of one that broke off, nobody knows.
  const isFree = error !== undefined && isClawwitsError(error) && !error.maybeBilled;
  return { ...served, ...(isFree && { input_tokens: 0, output_tokens: 0 }), ...cost };
}
