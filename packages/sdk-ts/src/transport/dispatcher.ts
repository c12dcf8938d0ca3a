import { ConfigurationError } from '../errors/error-classes.ts';
import { DispatchHandler, LegacyDispatchHandler } from './dispatch-handlers.ts';
import { Exchange } from './exchange.ts';
import { type Transport, TransportFailure, type TransportRequest } from './transport.ts';

/** The request in the form of a dispatcher. */
export interface DispatchOptions {
  origin: string;
  path: string;
  method: string;
  headers: Readonly<Record<string, string>>;
  body: string | null;
  headersTimeout: number;
  bodyTimeout: number;
}

/** The part of undici's `Dispatcher` that the SDK calls: any agent, pool or client of undici 6 to 8 has it. */
export interface Dispatcher {
  /** Sends a request; the handler receives the answer. */
  dispatch(options: DispatchOptions, handler: object): boolean;
}

/** A dispatcher, and whether it is known to be of undici 7 or older, which call older handlers without a bridge. */
export interface KnownDispatcher {
  readonly dispatcher: Dispatcher;
  readonly isLegacy: boolean;
}

/** Undici's own limits would end long generations; the SDK's time limits replace them. */
const noLimit = 0;

/**
 * Carries requests over undici's dispatcher, without `fetch` and web streams in between.
 *
 * @param resolveDispatcher looked up at each call, so that a dispatcher set by the application is honoured
 */
export function createDispatcherTransport(
  resolveDispatcher: (connectTimeout: number) => KnownDispatcher | Promise<KnownDispatcher>,
): Transport {
  return (request, onConnected) => {
    const known = resolveDispatcher(request.connectTimeout);
    return 'dispatcher' in known ? start(known, request, onConnected) : startLater(known, request, onConnected);
  };
}

function start(
  { dispatcher, isLegacy }: KnownDispatcher,
  request: TransportRequest,
  onConnected: () => void,
): Exchange {
  const { method, headers, body } = request;
  const { origin, path } = request.target;
  const exchange = new Exchange(dispatcher, onConnected);
  try {
    dispatcher.dispatch(
      { origin, path, method, headers, body, headersTimeout: noLimit, bodyTimeout: noLimit },
      isLegacy ? new LegacyDispatchHandler(exchange) : new DispatchHandler(exchange),
    );
  } catch (error) {
    exchange.fail(new TransportFailure('not-processed', error));
  }
  exchange.dispatched();
  return exchange;
}

function startLater(
  known: Promise<KnownDispatcher>,
  request: TransportRequest,
  onConnected: () => void,
): ReturnType<Transport> {
  let exchange: Exchange | null = null;
  let isCancelled = false;
  let rejectAnswer: (error: Error) => void = () => undefined;
  return {
    answer: new Promise((resolve, reject) => {
      rejectAnswer = reject;
      known.then(
        (ready) => {
          if (isCancelled) return;
          exchange = start(ready, request, onConnected);
          exchange.answer.then(resolve, reject);
        },
        (error) => reject(error instanceof ConfigurationError ? error : new TransportFailure('not-processed', error)),
      );
    }),
    cancel(reason) {
      isCancelled = true;
      rejectAnswer(reason);
      exchange?.cancel(reason);
    },
  };
}
