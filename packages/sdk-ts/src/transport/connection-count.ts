/** Number of connections that a dispatcher has opened since it was first asked about. */
export interface ConnectionCount {
  readonly opened: number;
}

const counts = new WeakMap<object, ConnectionCount>();
const none: ConnectionCount = { opened: 0 };

/**
 * Counts the connections that a dispatcher opens, by the `connect` event of undici's agents, pools and clients. Stays at
 * 0 for a dispatcher that has no such event, or does not hand it on.
 */
export function countConnections(dispatcher: object): ConnectionCount {
  const known = counts.get(dispatcher);
  if (known !== undefined) return known;
  if (!('on' in dispatcher) || typeof dispatcher.on !== 'function') return none;
  const count = { opened: 0 };
  counts.set(dispatcher, count);
  dispatcher.on('connect', () => {
    count.opened += 1;
  });
  return count;
}
