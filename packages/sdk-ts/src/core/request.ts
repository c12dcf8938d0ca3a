import { invalidParams } from '../errors/invalid.ts';
import { writeJson } from '../wire/write-json.ts';
import type { CallDefinition, ClientCore, RequestOptions } from './call.ts';
import { checkHeader, readHeaders } from './headers.ts';
import type { PreparedRequest } from './prepared-request.ts';
import { targetOf } from './target.ts';

/**
 * Freezes a call into what is sent.
 *
 * @param accept the content type that is expected back
 * @throws {ConfigurationError} `invalid_params` or `invalid_option`
 */
export function prepareRequest(core: ClientCore, call: CallDefinition, accept: string): PreparedRequest {
  const { endpoint, options } = call;
  const params = addFields(call.body === null ? null : call.body(), options?.extraBody);
  const idempotencyKey = endpoint.method === 'POST' ? keyOf(core, options?.idempotencyKey ?? null) : undefined;
  const given = options?.headers === undefined ? null : readHeaders(options.headers);
  return {
    method: endpoint.method,
    endpoint,
    target: call.target?.() ?? targetOf(core, call),
    accept,
    given,
    body: params === null ? null : writeJson('The body', params),
    params,
    // Given as a header it is the caller's own too.
    idempotencyKey: idempotencyKey && (given?.['idempotency-key'] ?? idempotencyKey),
  };
}

/** Adds fields that no parameter exists for. One that the parameters have, or `stream`, would change how the answer is read. */
function addFields(params: object | null, fields: RequestOptions['extraBody']): object | null {
  for (const name in fields) {
    if (params === null || Array.isArray(params) || name === 'stream' || Object.hasOwn(params, name)) {
      throw invalidParams(`Give "${name}" as a parameter, not in "extraBody".`);
    }
  }
  return fields === undefined ? params : { ...params, ...fields };
}

function keyOf({ runtime }: ClientCore, given: string | null): string {
  return given === null ? runtime.createKey() : checkHeader('idempotencyKey', given);
}
