/** A number of places; whoever finds none free waits for one, in order. */
export interface Slots {
  take(): Promise<void>;
  free(): void;
  /** Resolves once all are free. */
  whenIdle(): Promise<void>;
  readonly taken: number;
}

export function createSlots(size: number): Slots {
  const waiting: (() => void)[] = [];
  let onIdle: (() => void)[] = [];
  let taken = 0;
  return {
    get taken() {
      return taken;
    },
    async take() {
      if (taken >= size) await new Promise<void>((resolve) => waiting.push(resolve));
      else taken += 1;
    },
    free() {
      // The place goes on to the next in line.
      const next = waiting.shift();
      if (next !== undefined) return next();
      taken -= 1;
      if (taken > 0) return;
      for (const resolve of onIdle) resolve();
      onIdle = [];
    },
    async whenIdle() {
      if (taken > 0) await new Promise<void>((resolve) => onIdle.push(resolve));
    },
  };
}
