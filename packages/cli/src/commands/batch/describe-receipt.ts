import type { BatchReceipt, WalletFacts } from '@clawwits/batch';
import { formatWits } from '../../i18n/format-wits.ts';
import { type LocalizedMessage, localized } from '../../i18n/localized-message.ts';
import type { BatchStatusData } from './data.ts';

/** A receipt as the record's data. */
export function receiptData(receipt: BatchReceipt): BatchStatusData {
  const { wallet } = receipt;
  return {
    batch_id: receipt.batchId,
    status: receipt.status,
    stopped_by: receipt.stoppedBy ?? null,
    items: receipt.items,
    done: receipt.done,
    failed: receipt.failed,
    unknown: receipt.unknown,
    left: receipt.left,
    errors: receipt.errors,
    input_tokens: receipt.inputTokens,
    output_tokens: receipt.outputTokens,
    wits: receipt.wits,
    uncertain_wits: receipt.uncertainWits,
    retries: receipt.retries,
    replays: receipt.replays,
    runs: receipt.runs,
    duration_ms: receipt.durationMs,
    wallet: wallet && { before: walletData(wallet.before), after: walletData(wallet.after) },
  };
}

const walletData = ({ available, lifetimeUsed }: WalletFacts) => ({ available, lifetime_used: lifetimeUsed });

/** A receipt in a line. */
export const describeReceipt = (receipt: BatchReceipt): LocalizedMessage =>
  localized(
    '{done} of {items} items done, {failed} failed, {unknown} unknown; {wits} Wits, {replays} answers replayed',
    {
      done: receipt.done,
      items: receipt.items ?? '?',
      failed: receipt.failed,
      unknown: receipt.unknown,
      wits: formatWits(receipt.wits),
      replays: receipt.replays,
    },
  );
