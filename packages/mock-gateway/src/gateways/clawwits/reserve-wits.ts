import type { BillReservation, UsedTokens } from '../../core/bill.ts';
import { Refusal } from '../../core/refusal.ts';
import type { LargestUse } from '../gateway-rules.ts';
import type { ClawwitsAccount } from './account.ts';
import type { Reservation } from './wallet.ts';

/** A class, since every call creates one. One token is one Wits. */
class WitsBillReservation implements BillReservation {
  readonly #reservation: Reservation;

  constructor(reservation: Reservation) {
    this.#reservation = reservation;
  }

  settle(used: UsedTokens | null, paidBefore: number): number {
    const wits = used === null ? 0 : used.promptTokens + used.outputTokens;
    return this.#reservation.settle(wits - paidBefore);
  }
}

/**
 * Reserves the highest cost of a call.
 * @throws Refusal `insufficient_wits`
 * @see docs/contract.md §1, The wallet
 */
export function reserveWits(
  { wallet }: ClawwitsAccount,
  { promptTokens, mostOutputTokens }: LargestUse,
): BillReservation {
  const wanted = promptTokens + mostOutputTokens;
  const reservation = wallet.reserve(wanted);
  if (reservation !== null) return new WitsBillReservation(reservation);
  const message = `The call needs ${wanted} Wits, but ${wallet.available} are available; top up at /pricing.`;
  throw new Refusal('insufficient_wits', message);
}
