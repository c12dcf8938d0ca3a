import { createGateway, defaultBaseURL, type Gateway } from '@clawwits/mock-gateway';
import { handlers } from '@clawwits/mock-gateway/msw';
import { setupServer } from 'msw/node';
import { Clawwits, type ClientOptions } from '../../src/index.ts';
import { describeContract } from './describe-contract.ts';

// An aborted call that the gateway has not answered yet makes msw print the abort's reason.
const guard = { tolerated: /\[MSW\] Encountered an unhandled exception|CallStopped: The caller ended the call/ };

/** msw 3 has another name for what 2 calls `onUnhandledRequest`; each ignores the other's. */
const unexpectedFails = { onUnhandledRequest: 'error', onUnhandledFrame: 'error' } as const;

function createClient(gateway: Gateway, options: ClientOptions): Clawwits {
  return new Clawwits({ apiKey: gateway.apiKey, baseURL: defaultBaseURL, initialRetryDelay: 2, ...options });
}

describeContract(
  'the contract through msw, clients made after it listens',
  async (options) => {
    const gateway = createGateway(options);
    const server = setupServer(...handlers(gateway));
    server.listen(unexpectedFails);
    return {
      gateway,
      createClient: (clientOptions = {}) => createClient(gateway, clientOptions),
      async [Symbol.asyncDispose]() {
        gateway.close();
        server.close();
      },
    };
  },
  guard,
);

describeContract(
  'the contract through msw, clients made before it listens',
  async (options) => {
    const gateway = createGateway(options);
    const server = setupServer(...handlers(gateway));
    let listens = false;
    return {
      gateway,
      createClient(clientOptions = {}) {
        const client = createClient(gateway, clientOptions);
        if (!listens) server.listen(unexpectedFails);
        listens = true;
        return client;
      },
      async [Symbol.asyncDispose]() {
        gateway.close();
        server.close();
      },
    };
  },
  guard,
);
