import type { Clock } from '../core/clock.ts';

const hourMs = 60 * 60 * 1000;

/** Tells, at the end of each hour in which an account has used something, that it has. */
export interface HourlyUsage<Kind> {
  /** The account has used something. */
  note(account: Kind): void;
}

/**
 * Makes what tells.
 *
 * @param tell is called once an hour for each account that has used something
 */
export function createHourlyUsage<Kind>(clock: Clock, tell: (account: Kind) => void): HourlyUsage<Kind> {
  const changed = new Set<Kind>();
  return {
    note(account) {
      if (changed.size === 0) {
        const now = clock.now();
        clock.at(now - (now % hourMs) + hourMs, () => {
          const due = [...changed];
          changed.clear();
          for (const one of due) tell(one);
        });
      }
      changed.add(account);
    },
  };
}
