import type { Part } from './part.ts';

/** A part that is loaded on demand; a failed load may be repeated. */
export class OnDemand<Module> implements Part<Module> {
  module: Module | null = null;
  readonly #importModule: () => Promise<Module>;
  #loading: Promise<void> | null = null;

  constructor(importModule: () => Promise<Module>) {
    this.#importModule = importModule;
  }

  load(): Promise<void> {
    this.#loading ??= this.#import();
    return this.#loading;
  }

  async #import(): Promise<void> {
    try {
      this.module = await this.#importModule();
    } finally {
      this.#loading = null;
    }
  }
}
