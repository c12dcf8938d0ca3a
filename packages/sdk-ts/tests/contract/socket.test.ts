import { startServer } from '@clawwits/mock-gateway/server';
import { Clawwits } from '../../src/index.ts';
import { transports } from '../support/client.ts';
import { describeContract } from './describe-contract.ts';

for (const transport of transports) {
  describeContract(`the contract over a socket, by ${transport.name}`, async (options) => {
    const server = await startServer(options);
    const chosen = await transport.options();
    return {
      gateway: server.gateway,
      createClient: (clientOptions) =>
        new Clawwits({
          apiKey: server.apiKey,
          baseURL: server.url,
          initialRetryDelay: 2,
          ...chosen,
          ...clientOptions,
        }),
      [Symbol.asyncDispose]: () => server.close(),
    };
  });
}
