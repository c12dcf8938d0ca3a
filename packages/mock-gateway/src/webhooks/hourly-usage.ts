import type { Clock } from '../core/clock.ts';

const hourMs = 60 * 60 * 1000;

/** Reports, at the end of each hour, the accounts that have used something in it. */
export interface HourlyUsage<Kind> {
  /** The account has used something. */
  note(account: Kind): void;
}

/**
 * Creates the hourly report.
 *
 * @param report called once an hour for each account that has used something
 */
export function createHourlyUsage<Kind>(clock: Clock, report: (account: Kind) => void): HourlyUsage<Kind> {
  const changed = new Set<Kind>();
  return {
    note(account) {
      if (changed.size === 0) {
        const now = clock.now();
        clock.at(now - (now % hourMs) + hourMs, () => {
          const due = [...changed];
          changed.clear();
          for (const one of due) report(one);
        });
      }
      changed.add(account);
    },
  };
}
