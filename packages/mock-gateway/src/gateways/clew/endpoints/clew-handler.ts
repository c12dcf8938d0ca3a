import type { AnonymousHandler, KeyedHandler } from '../../../endpoints/endpoint-handler.ts';
import type { ClewAccount } from '../account.ts';
import type { ClewOwnState } from '../state.ts';

/** An endpoint of Clew that needs a key or a session. */
export type ClewKeyed<Body = unknown> = KeyedHandler<Body, ClewAccount, ClewOwnState>;

/** An endpoint of Clew that needs neither. */
export type ClewAnonymous<Body> = AnonymousHandler<Body, ClewAccount, ClewOwnState>;

/** A time as the wire has it. */
export const toDate = (time: number): string => new Date(time).toISOString();
