import type { ItemState, OpenItem } from './journal-state.ts';
import { keyLifetimeMs } from './key-lifetime.ts';

/** Facts that the decision about an item rests on. */
export interface Situation {
  readonly state: ItemState;
  /** Set if it was sent and has no outcome. */
  readonly open: OpenItem | undefined;
  /** `true` if the gateway bills a repeated key once. */
  readonly honoursIdempotencyKey: boolean;
  /** `true` if items of unknown outcome are to be repeated even where they may be billed twice. */
  readonly repeatUnknown: boolean;
  readonly now: number;
}

/**
 * Decides what happens to an item. Pure.
 *
 * - `send`: it was never sent, or is known not to be billed.
 * - `repeat`: its outcome is unknown, and the same key is billed once.
 * - `name`: its outcome is unknown, and a repeat could be billed twice: the output names it.
 * - `skip`: it has a line in the output.
 */
export function decide(situation: Situation): 'send' | 'repeat' | 'name' | 'skip' {
  const { state, open, honoursIdempotencyKey, repeatUnknown, now } = situation;
  if (state === 'planned') return 'send';
  if (state === 'done' || state === 'failed' || state === 'named') return 'skip';
  if (repeatUnknown) return 'repeat';
  const isHonoured = honoursIdempotencyKey && open !== undefined && now - open.sentAt < keyLifetimeMs;
  return isHonoured ? 'repeat' : 'name';
}
