import {
  type ApiKeyList,
  type ApiKeyRequest,
  type CreatedApiKey,
  type Deleted,
  keysCreate,
  keysList,
  keysRevoke,
} from '@clawwits/contract';
import type { ClientCore, RequestOptions } from '../core/call.ts';
import { callJson } from '../core/call-json.ts';
import type { ClawwitsPromise } from '../core/clawwits-promise.ts';
import { readDeleted } from '../core/decode-json.ts';
import { expectParams } from '../wire/expect.ts';

/** `client.keys`: the account's API keys. */
export interface Keys {
  /**
   * Lists the keys, without their secrets. Costs nothing.
   *
   * @param options for this call alone
   * @throws {ClawwitsError} see the error classes
   * @see docs/contract.md §2, `GET /v1/keys`
   *
   * @example
   * for (const { id, name, prefix } of (await client.keys.list()).data) console.log(id, name, prefix);
   */
  list(options?: RequestOptions): ClawwitsPromise<ApiKeyList>;
  /**
   * Creates a key. Its secret is in `key`, and shown only this once.
   *
   * @param options for this call alone
   * @throws {ClawwitsError} see the error classes
   * @see docs/contract.md §2, `POST /v1/keys`
   *
   * @example
   * const { id, key } = await client.keys.create({ name: 'the build server' });
   */
  create(params?: ApiKeyRequest, options?: RequestOptions): ClawwitsPromise<CreatedApiKey>;
  /**
   * Revokes a key, at once and for good.
   *
   * @param id of the key, not its secret
   * @param options for this call alone
   * @throws {RequestRejectedError} `not_found` where there is no such key
   * @see docs/contract.md §2, `DELETE /v1/keys/:id`
   */
  revoke(id: string, options?: RequestOptions): ClawwitsPromise<Deleted>;
}

/** Builds the resource over a client's core. */
export function createKeys(core: ClientCore): Keys {
  function writeKeyRequest(params: ApiKeyRequest): ApiKeyRequest {
    expectParams(params, '{ name: "…" }');
    return params;
  }
  return {
    list: (options) => callJson<ApiKeyList>(core, { endpoint: keysList, body: null, options }),
    create: (params = {}, options) =>
      callJson<CreatedApiKey>(core, { endpoint: keysCreate, body: () => writeKeyRequest(params), options }),
    revoke: (id, options) =>
      callJson(core, { endpoint: keysRevoke, pathParams: { id }, body: null, options }, readDeleted(id)),
  };
}
