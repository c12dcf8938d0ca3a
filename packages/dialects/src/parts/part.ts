/** Code that few answers need. A page loads it on demand; elsewhere it is part of the bundle. */
export interface Part<Module> {
  /** `null` until it has been loaded. */
  readonly module: Module | null;
  load(): Promise<void>;
}

/** A part that is always loaded. */
export const loaded = <Module>(module: Module): Part<Module> => ({ module, load: () => Promise.resolve() });

/** The module of a part that has been loaded. */
export function moduleOf<Module>({ module }: Part<Module>): Module {
  if (module === null) throw new TypeError('Not loaded.');
  return module;
}
