/** Wits that are reserved for a call in progress. */
export interface Reservation {
  readonly wits: number;
  /** Pays for the usage, at most the reserved Wits, and releases the rest. Only the first call counts; returns the paid Wits. */
  settle(usedWits: number): number;
}

/**
 * An account's Wits. `available + reserved + lifetimeUsed` always equals `granted`, and nothing falls below 0.
 * @see docs/contract.md §1, The wallet
 */
export interface Wallet {
  /** Wits that can be reserved now. */
  readonly available: number;
  /** Wits reserved by calls in progress. */
  readonly reserved: number;
  /** Wits spent so far. */
  readonly lifetimeUsed: number;
  /** Wits granted so far. */
  readonly granted: number;
  /** Reserves Wits for a call; returns `null`, and reserves nothing, if not enough are available. */
  reserve(wits: number): Reservation | null;
  /** Grants more Wits. */
  topUp(wits: number): void;
}

function checkWits(name: string, wits: number): void {
  if (!Number.isSafeInteger(wits) || wits < 0) {
    throw new RangeError(`${name} must be a whole number of Wits, 0 or more, but is ${wits}.`);
  }
}

/**
 * Creates a wallet.
 *
 * @param grantedWits the granted Wits
 * @param usedWits the part of them that has been spent before. Default 0.
 */
export function createWallet(grantedWits: number, usedWits = 0): Wallet {
  checkWits('wits', grantedWits);
  checkWits('lifetimeUsed', usedWits);
  if (usedWits > grantedWits) throw new RangeError('lifetimeUsed must not be more than wits.');
  let granted = grantedWits;
  let lifetimeUsed = usedWits;
  let reserved = 0;

  // Reserving and settling have no await in them: calls that run at once cannot get between a check and its effect.
  return {
    get available() {
      return granted - reserved - lifetimeUsed;
    },
    get reserved() {
      return reserved;
    },
    get lifetimeUsed() {
      return lifetimeUsed;
    },
    get granted() {
      return granted;
    },
    reserve(wits) {
      if (wits > granted - reserved - lifetimeUsed) return null;
      reserved += wits;
      let isSettled = false;
      return {
        wits,
        settle(usedWitsOfCall) {
          if (isSettled) return 0;
          isSettled = true;
          const paid = Math.min(Math.max(0, usedWitsOfCall), wits);
          reserved -= wits;
          lifetimeUsed += paid;
          return paid;
        },
      };
    },
    topUp(wits) {
      checkWits('wits', wits);
      checkWits('The sum of all grants', granted + wits);
      granted += wits;
    },
  };
}
