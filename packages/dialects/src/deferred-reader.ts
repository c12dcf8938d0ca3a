import type { Part } from './parts/part.ts';
import type { ServerSentEvent } from './server-sent-event.ts';
import type { StreamUsage } from './stream-partial.ts';
import type { StreamReader, StreamStep } from './stream-reader.ts';

/** Creates a reader; if its code has not been loaded, one that requests it with the first event. */
export function openReader<Module, Event, Result>(
  part: Part<Module>,
  create: (module: Module) => StreamReader<Event, Result>,
): StreamReader<Event, Result> {
  return part.module === null ? new DeferredReader(part, create) : create(part.module);
}

class DeferredReader<Module, Event, Result> implements StreamReader<Event, Result> {
  readonly #part: Part<Module>;
  readonly #create: (module: Module) => StreamReader<Event, Result>;
  #reader: StreamReader<Event, Result> | null = null;
  #keepsAll = false;

  constructor(part: Part<Module>, create: (module: Module) => StreamReader<Event, Result>) {
    this.#part = part;
    this.#create = create;
  }

  read(event: ServerSentEvent): StreamStep<Event> {
    const { module } = this.#part;
    if (module === null) return { type: 'wait', loaded: this.#part.load() };
    if (this.#reader === null) {
      this.#reader = this.#create(module);
      if (this.#keepsAll) this.#reader.keepAll();
    }
    return this.#reader.read(event);
  }

  get complete(): boolean {
    return this.#reader?.complete ?? false;
  }

  get text(): string {
    return this.#reader?.text ?? '';
  }

  get usage(): StreamUsage {
    return this.#reader?.usage ?? { inputTokens: 0, outputTokens: 0, estimated: true };
  }

  get endMarker(): string {
    return this.#reader?.endMarker ?? '';
  }

  keepAll(): void {
    this.#keepsAll = true;
    this.#reader?.keepAll();
  }

  result(): Result {
    if (this.#reader === null) throw new SyntaxError('The stream held no answer.');
    return this.#reader.result();
  }

  encode(event: Event): string {
    return this.#reader?.encode(event) ?? '';
  }
}
