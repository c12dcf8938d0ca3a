import type { AnonymousHandler, KeyedHandler } from '../../../endpoints/endpoint-handler.ts';
import type { ClewAccount } from '../account.ts';
import type { ClewState } from '../state.ts';

/** An endpoint of Clew that needs a key or a session. */
export type ClewKeyed<Body = unknown> = KeyedHandler<Body, ClewAccount, ClewState>;

/** An endpoint of Clew that needs neither. */
export type ClewAnonymous<Body> = AnonymousHandler<Body, ClewAccount, ClewState>;

/** A time as the wire has it. */
export const toDate = (time: number): string => new Date(time).toISOString();
