/** The one listener of a signal, and its callbacks. */
interface Listener {
  readonly callbacks: Set<() => void>;
  notify(): void;
}

const listeners = new WeakMap<AbortSignal, Listener>();

/**
 * Calls back when a signal aborts. However many calls share a signal, it has one listener: Node warns of a leak from the
 * eleventh on.
 *
 * @returns takes the callback back; the last one takes the listener with it
 */
export function listenForAbort(signal: AbortSignal, callback: () => void): () => void {
  const listener = listeners.get(signal) ?? listen(signal);
  listener.callbacks.add(callback);
  return () => {
    if (!listener.callbacks.delete(callback) || listener.callbacks.size > 0) return;
    signal.removeEventListener('abort', listener.notify);
    listeners.delete(signal);
  };
}

function listen(signal: AbortSignal): Listener {
  const callbacks = new Set<() => void>();
  const listener: Listener = {
    callbacks,
    notify() {
      for (const callback of [...callbacks]) callback();
    },
  };
  listeners.set(signal, listener);
  signal.addEventListener('abort', listener.notify);
  return listener;
}
