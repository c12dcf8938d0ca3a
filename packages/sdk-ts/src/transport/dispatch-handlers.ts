import type { Controller, Exchange } from './exchange.ts';
import { type HeaderBytes, RawHeaders, readHeaderObject } from './response-headers.ts';

const nothing = (): void => undefined;

/** Passes events on to an exchange, under the names that undici up to 7 calls without a bridge. */
export class LegacyDispatchHandler implements Controller {
  protected readonly exchange: Exchange;
  #abort: (reason: Error) => void = nothing;
  #resume: () => void = nothing;

  constructor(exchange: Exchange) {
    this.exchange = exchange;
  }

  abort(reason: Error): void {
    this.#abort(reason);
  }

  /** `onHeaders` and `onData` return `false` to hold the sender back. */
  pause(): void {}

  resume(): void {
    this.#resume();
  }

  onConnect(abort: (reason: Error) => void): void {
    this.#abort = abort;
    this.exchange.connected(this);
  }

  onResponseStarted(): void {
    this.exchange.answerBegun();
  }

  onHeaders(status: number, rawHeaders: readonly HeaderBytes[], resume: () => void): boolean {
    this.#resume = resume;
    this.exchange.answered(status, new RawHeaders(rawHeaders));
    return true;
  }

  onData(piece: Uint8Array): boolean {
    return this.exchange.received(piece);
  }

  onComplete(): void {
    this.exchange.completed();
  }

  onError(error: Error): void {
    this.exchange.broke(error);
  }
}

/** Answers to the names of all undici from 6 on: those of 7 and later, and the older ones. */
export class DispatchHandler extends LegacyDispatchHandler {
  onRequestStart(controller: Controller): void {
    this.exchange.connected(controller);
  }

  onResponseStart(_: Controller, status: number, headers: Record<string, string | string[]>): void {
    this.exchange.answered(status, readHeaderObject(headers));
  }

  onResponseData(controller: Controller, piece: Uint8Array): void {
    if (!this.exchange.received(piece)) controller.pause();
  }

  onResponseEnd(): void {
    this.exchange.completed();
  }

  onResponseError(_: Controller | null, error: Error): void {
    this.exchange.broke(error);
  }
}
