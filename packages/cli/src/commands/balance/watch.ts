import { setTimeout as wait } from 'node:timers/promises';
import { isClawwitsError } from '@clawwits/sdk-ts';
import { localizeError } from '../../errors/localized-error.ts';
import type { Connection } from '../../gateway/connection.ts';
import { localized } from '../../i18n/localized-message.ts';
import type { CommandOutcome } from '../../output/command-outcome.ts';
import { terminalColumns } from '../../output/terminal-columns.ts';
import { createStdoutWriter } from '../../output/write-text.ts';
import type { CommandContext } from '../../program/command-context.ts';
import type { BalanceGate } from './gate.ts';
import { type BalanceOutcome, describeBalance, requestBalance } from './request-balance.ts';

/**
 * Requests the balance repeatedly, until it is interrupted or a gate fails. A retryable error, such as a gateway that is
 * down, is reported once, and the next request is made as usual.
 */
export async function watchBalance(
  connection: Connection,
  gate: BalanceGate,
  intervalMs: number,
  context: CommandContext,
): Promise<CommandOutcome> {
  const { signal } = context.io;
  const screen = createScreen(context);
  let last: BalanceOutcome | null = null;
  let reported: string | null = null;
  try {
    while (!signal.aborted) {
      try {
        const outcome = await requestBalance(connection, gate, signal);
        await screen.show(outcome);
        [last, reported] = [outcome, null];
        if (outcome.error !== undefined) return outcome;
      } catch (error) {
        if (!isClawwitsError(error) || !error.retryable) return { ...last, error };
        if (error.code !== reported)
          await context.messages.note(localized('{problem} Asking again.', { problem: localizeError(error) }));
        reported = error.code;
      }
      await wait(intervalMs, undefined, { signal }).catch(() => undefined); // The loop sees the signal itself.
    }
    return { ...last, error: signal.reason };
  } finally {
    await screen.close();
  }
}

interface Screen {
  show(outcome: BalanceOutcome): Promise<void>;
  close(): Promise<void>;
}

/** Creates a display: one line that is redrawn on a terminal, elsewhere a line for each change. */
function createScreen({ io, output, isPlain, translate }: CommandContext): Screen {
  const columns = isPlain && io.env['TERM'] !== 'dumb' ? terminalColumns(io.stdout) : null;
  let shown: string | null = null;
  if (columns === null) {
    return {
      async show({ data }) {
        const text = translate(describeBalance(data));
        if (text === shown) return;
        shown = text;
        await output.item({ type: 'balance', ...data }, `${new Date().toISOString()}  ${text}`);
      },
      close: () => Promise.resolve(),
    };
  }
  const write = createStdoutWriter(io.stdout);
  return {
    async show({ data }) {
      shown = translate(describeBalance(data));
      // A line that breaks could not be drawn over.
      await write(`\r\x1b[2K${shown.slice(0, columns() - 1)}`);
    },
    close: () => write(shown === null ? '' : '\n'),
  };
}
