import { isError } from '../errors/is-error.ts';
import type { FailureKind } from './transport.ts';

/**
 * System codes of failures before a request can have left: no name, no route, nobody listening, no TLS. A certificate that
 * is not accepted ends a connection before anything is sent on it.
 */
const beforeSending =
  /^E(CONNREFUSED|NOTFOUND|AI_AGAIN|AI_FAIL|HOSTUNREACH|HOSTDOWN|NETUNREACH|NETDOWN|ADDRNOTAVAIL|ACCES|PROTO)$|^UND_ERR_(CONNECT_TIMEOUT|INVALID_ARG|PRX_TLS)$|^(CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH)/;

/** The system's code of an error, or of the error that caused it. */
export function readSystemCode(error: unknown): string | undefined {
  for (let current = error; isError(current); current = current.cause) {
    if ('code' in current && typeof current.code === 'string') return current.code;
    // An AggregateError: one error for each address that was tried.
    const first: unknown = 'errors' in current && Array.isArray(current.errors) ? current.errors[0] : undefined;
    if (isError(first) && 'code' in first && typeof first.code === 'string') return first.code;
  }
  return undefined;
}

/**
 * Messages of a `fetch` that gives no code for a request that did not leave: Deno's, where no connection was established;
 * undici's, for a port that the Fetch standard blocks; and happy-dom's, which repeats the system call of Node's error.
 */
const unsent = /client error \(Connect\)|tcp connect error|dns error|^bad port$|\b(connect|getaddrinfo) E[A-Z_]+/;

/** Classifies a network error by whether the request can have been processed. */
export function classifyNetworkError(error: unknown): FailureKind {
  const code = readSystemCode(error);
  if (code === undefined && messagesOf(error).some((message) => unsent.test(message))) return 'not-processed';
  return code !== undefined && beforeSending.test(code) ? 'not-processed' : 'lost';
}

function messagesOf(error: unknown): string[] {
  return isError(error) ? [error.message, ...messagesOf(error.cause)] : [];
}
