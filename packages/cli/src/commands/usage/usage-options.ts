import type { SharedOptions } from '../../program/definition.ts';
import type { Grouping } from '../../usage-log/add-up.ts';

/** Options of `clawwits usage`. */
export interface UsageOptions extends SharedOptions {
  /** Number of days, today included. Default: 30. */
  readonly days?: number;
  /** In milliseconds since 1970. */
  readonly since?: number;
  readonly by?: Grouping;
  /** True if the log of this command is read, at Clew as well. */
  readonly local?: boolean;
}
