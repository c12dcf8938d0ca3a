import type { Controller, Exchange } from './exchange.ts';
import { readHeaderObject, readRawHeaders } from './response-headers.ts';

type RawHeaders = Parameters<typeof readRawHeaders>[0];

/** Tells an exchange what happens, under the names that undici up to 7 calls without a bridge. */
export class LegacyDispatchHandler {
  protected readonly exchange: Exchange;
  #resume: () => void = () => undefined;

  constructor(exchange: Exchange) {
    this.exchange = exchange;
  }

  onConnect(abort: (reason: Error) => void): void {
    // What `onHeaders` and `onData` return holds the sender back.
    this.exchange.connected({ abort, pause: () => undefined, resume: () => this.#resume() });
  }

  onResponseStarted(): void {
    this.exchange.answerBegun();
  }

  onHeaders(status: number, rawHeaders: RawHeaders, resume: () => void): boolean {
    this.#resume = resume;
    this.exchange.answered(status, readRawHeaders(rawHeaders));
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

/** Answers to the names of all undici from 6 on: those of 7 and later beside the older ones. */
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
