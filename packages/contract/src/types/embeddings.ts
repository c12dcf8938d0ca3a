import type { ModelName } from './shared.ts';

/** The parameters of an embedding whose name is one word: the same on the wire and in the SDK. */
export interface EmbeddingParamsOfOneWord {
  /** One text, or several; none of them empty. */
  input: string | string[];
  /** The model that embeds. Default `"auto"`: the gateway chooses. */
  model?: ModelName | undefined;
  /** An opaque name of your end user. */
  user?: string | undefined;
}

/**
 * The body of `POST /v1/embeddings`, as the wire names it.
 * @see docs/contract.md §1, Endpoints
 */
export interface EmbeddingRequest extends EmbeddingParamsOfOneWord {
  /** `"float"` (default) or `"base64"`: little-endian float32. */
  encoding_format?: 'float' | 'base64' | undefined;
}

/** Cost of embeddings in tokens; one token is one Wits. */
export interface EmbeddingUsage {
  /** Tokens of the texts. */
  prompt_tokens: number;
  /** The same: embeddings have no output tokens. */
  total_tokens: number;
}

/** One vector: numbers, or base64 if that was requested. */
export interface Embedding<Vector = number[]> {
  object: 'embedding';
  /** Index of its text in `input`. */
  index: number;
  /** 1024 numbers of unit length. */
  embedding: Vector;
}

/**
 * The answer of `POST /v1/embeddings`, untouched.
 * @see docs/contract.md §1, Endpoints
 */
export interface EmbeddingList<Vector = number[]> {
  object: 'list';
  /** One vector for each text, in order. */
  data: Embedding<Vector>[];
  /** The model that served; the gateway may leave it out. */
  model?: string | undefined;
  /** Cost of the call in tokens. */
  usage: EmbeddingUsage;
}
