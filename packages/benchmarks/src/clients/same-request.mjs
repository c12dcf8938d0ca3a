import { openOver } from './dispatcher.mjs';
import { nodeDispatcher } from './node-dispatcher.mjs';
import { apiKey } from './prompt.mjs';

/**
 * Node's dispatcher with the headers that the SDK sends, a key of its own for each call, and a time limit: the least that
 * keeps a call from being billed twice and from waiting for ever.
 */
export const open = (baseURL) => openOver(nodeDispatcher(), baseURL, { headersOf, startLimit });

function headersOf(body) {
  return {
    authorization: `Bearer ${apiKey}`,
    accept: body.stream ? 'text/event-stream' : 'application/json',
    'user-agent': `clawwits-sdk-ts/0.1.0 node/${process.versions.node}`,
    'content-type': 'application/json',
    'idempotency-key': crypto.randomUUID(),
  };
}

function startLimit() {
  let abort = () => undefined;
  const timer = setTimeout(() => abort(new Error('The time is up.')), 60_000);
  return {
    onConnect(abortRequest) {
      abort = abortRequest;
    },
    end: () => clearTimeout(timer),
  };
}
