import type { EndpointName } from '@clawwits/contract';
import { createGateway, type Gateway } from '@clawwits/mock-gateway';

/** Prepares a gateway for a call, and returns the argument of the call. */
type Prepare = (gateway: Gateway<'clew'>, call: (method: string, ...args: unknown[]) => Promise<unknown>) => unknown;

const person = { email: 'you@example.com', password: 'yourpassword' };

/** Preparations of the calls that need something that exists. The argument takes the place of the sample's. */
export const preparations: Readonly<Partial<Record<EndpointName, Prepare>>> = {
  authLogin: async (_gateway, call) => {
    await call('auth.signup', person);
    return person;
  },
  authResetPassword: async (gateway, call) => {
    await call('auth.signup', person);
    await call('auth.forgotPassword', { email: person.email });
    return { token: gateway.resetTokenOf(person.email), password: 'another password' };
  },
  keysRevoke: async (_gateway, call) => idOf(await call('keys.create', { name: 'old' })),
  webhooksDelete: async (_gateway, call) => idOf(await call('webhooks.create', { url: 'https://app.example/hooks' })),
  pluginsRetrieve: async (_gateway, call) => {
    const { data } = (await call('plugins.list')) as { data: { name: string }[] };
    return data[0]?.name;
  },
};

const idOf = (made: unknown) => (made as { id: string }).id;

/** A gateway with an account whose tier covers everything that is offered. */
export const createGateways = {
  clawwits: () => createGateway(),
  clew: () => createGateway({ gateway: 'clew', tier: 'enterprise' }),
  techopenclaw: () => createGateway({ gateway: 'techopenclaw' }),
  klawd: () => createGateway({ gateway: 'klawd', tier: 'pro' }),
} as const;
