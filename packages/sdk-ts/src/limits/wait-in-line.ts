import type { GatedCall, Leave } from '../core/gate.ts';

/** A call that waits for its turn. */
export interface Waiting {
  /** Lets the call go; `leave` gives its place back. */
  grant(leave: Leave): void;
  /** Ends the call. */
  refuse(error: Error): void;
}

/**
 * Waits until the call is granted its turn.
 *
 * @param remove takes the call out of the queue: it has ended
 */
export function waitInLine(
  { control }: GatedCall,
  add: (waiting: Waiting) => void,
  remove: (waiting: Waiting) => void,
): Promise<Leave> {
  return new Promise((resolve, reject) => {
    const waiting: Waiting = { grant: resolve, refuse: reject };
    add(waiting);
    control.whenStopped({
      cancel(reason) {
        remove(waiting);
        reject(reason);
      },
    });
  });
}
