import { type Model, models as modelsEndpoint, readModel, type WireModelList } from '@clawwits/contract';
import type { ClientCore, RequestOptions } from '../core/call.ts';
import { type AnsweredContext, type Decoding, describeCall } from '../core/call-context.ts';
import type { ClawwitsPromise } from '../core/clawwits-promise.ts';
import { finishJson } from '../core/decode-json.ts';
import { malformed } from '../core/malformed.ts';
import { startCall } from '../core/start-call.ts';
import { targetOf } from '../core/target.ts';
import { RequestRejectedError } from '../errors/error-classes.ts';
import type { RequestTarget } from '../transport/transport.ts';
import { expectText } from '../wire/expect.ts';

/** The models of a gateway, in one shape whichever gateway lists them. */
export interface ModelList {
  /** The models. */
  data: Model[];
}

/** `client.models`: models that the gateway serves, and their prices. */
export interface Models {
  /**
   * Lists the models, in one shape whichever gateway lists them: `contextWindow` in tokens, prices in US dollars for a
   * million tokens or for an image. A field that the gateway does not report is absent; its own entry is in `raw`. Costs nothing.
   *
   * @param options for this call alone
   * @throws {ClawwitsError} see the error classes
   * @see docs/contract.md §2 to §4, `GET /v1/models`
   *
   * @example
   * const client = new Clawwits({ gateway: klawd });
   * const { data } = await client.models.list();
   * for (const { id, price } of data) console.log(id, price?.inputPerMillion);
   */
  list(options?: RequestOptions): ClawwitsPromise<ModelList>;
  /**
   * Returns one model of the list. No gateway has an endpoint for it, so the list is requested. Costs nothing.
   *
   * @param id name of the model, as in `model` of calls
   * @param options for this call alone
   * @throws {RequestRejectedError} `not_found` where the list does not hold it
   *
   * @example
   * const { contextWindow } = await client.models.retrieve('anthropic/claude-opus-4');
   */
  retrieve(id: string, options?: RequestOptions): ClawwitsPromise<Model>;
}

/** Builds the resource over a client's core. */
export function createModels(core: ClientCore): Models {
  const call = <Value>(read: ReadList<Value>, options: RequestOptions | undefined, target?: () => RequestTarget) =>
    startCall(core, { endpoint: modelsEndpoint, body: null, options, ...(target && { target }) }, listDecoding(read));
  function targetOfOne(id: string): RequestTarget {
    expectText('id', id);
    return targetOf(core, { endpoint: modelsEndpoint, body: null, options: undefined });
  }
  return {
    list: (options) => call((data) => ({ data }), options),
    retrieve: (id, options) =>
      call(
        (data, context) => data.find((model) => model.id === id) ?? missing(id, context),
        options,
        () => targetOfOne(id),
      ),
  };
}

type ReadList<Value> = (data: Model[], context: AnsweredContext) => Value;

function listDecoding<Value>(read: ReadList<Value>): Decoding<Value> {
  return {
    accept: 'application/json',
    async finish(context) {
      const outcome = await finishJson<WireModelList>(context, readBareList);
      if (outcome.type !== 'succeeded') return outcome;
      const { data: entries } = outcome.value;
      if (!Array.isArray(entries)) return malformed(context, 'its body is not a list of models');
      const data = entries.filter((entry) => typeof entry?.id === 'string').map(readModel);
      return { type: 'succeeded', value: read(data, context) };
    },
  };
}

/** No document shows the list: one without an envelope is one too. */
const readBareList = (_text: string, json: unknown) => (Array.isArray(json) ? { value: { data: json } } : null);

function missing(id: string, context: AnsweredContext): never {
  const { title, billable: _, ...known } = describeCall(context);
  throw new RequestRejectedError(`${title} lists no model "${id}"; models.list() lists them.`, {
    ...known,
    code: 'not_found',
    status: 404,
    param: 'id',
    requestId: context.response.requestId,
  });
}
