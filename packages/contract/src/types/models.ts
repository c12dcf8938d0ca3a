/** Price of a model, in US dollars. A field is absent if the gateway does not report it. */
export interface ModelPrice {
  /** A million tokens of prompt. */
  inputPerMillion?: number | undefined;
  /** A million tokens of answer. */
  outputPerMillion?: number | undefined;
  /** One image. */
  perImage?: number | undefined;
}

/** A model that a gateway serves, in one shape whatever the gateway's own. */
export interface Model {
  /** Name of the model, for `model` in calls. */
  id: string;
  /** Provider that runs it, as the gateway reports it; absent if it does not. */
  provider?: string | undefined;
  /** The tokens that prompt and answer may have together; absent if the gateway does not report it or it varies. */
  contextWindow?: number | undefined;
  /** Price, as far as the gateway reports it; absent if it does not. */
  price?: ModelPrice | undefined;
  /** The entry of the list, unchanged. */
  raw: Readonly<Record<string, unknown>>;
}

/**
 * An entry of `GET /v1/models`, as the wire has it. No document shows one, so only the name is sure; which further
 * fields are read, and in which spellings, see `readModel`.
 */
export interface WireModel {
  /** Name of the model. */
  id: string;
  object?: string | undefined;
  /** Seconds since 1970. */
  created?: number | undefined;
  /** Provider of the model. */
  owned_by?: string | undefined;
  [field: string]: unknown;
}

/**
 * The answer of `GET /v1/models`, as the wire has it.
 * @see docs/contract.md §2 to §4
 */
export interface WireModelList {
  object?: 'list' | undefined;
  /** The models. */
  data: WireModel[];
}
