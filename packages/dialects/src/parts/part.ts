/** Code that few answers need. A page loads it when one does; everywhere else it is there from the start. */
export interface Part<Module> {
  /** `null` until it has been loaded. */
  readonly module: Module | null;
  load(): Promise<void>;
}

/** A part that is there from the start. */
export const loaded = <Module>(module: Module): Part<Module> => ({ module, load: () => Promise.resolve() });

/** The module of a part that was loaded before. */
export function moduleOf<Module>({ module }: Part<Module>): Module {
  if (module === null) throw new TypeError('Not loaded.');
  return module;
}
