import { type EmbeddingList, embeddings as embeddingsEndpoint } from '@clawwits/contract';
import type { CallDefinition, ClientCore } from '../core/call.ts';
import type { AnsweredContext } from '../core/call-context.ts';
import { finishJson } from '../core/decode-json.ts';
import { malformed } from '../core/malformed.ts';
import type { AttemptOutcome } from '../core/outcome.ts';
import { startEither } from '../core/start-call.ts';
import { isClawwitsError } from '../errors/clawwits-error.ts';
import { decodeEmbedding } from '../wire/decode-embedding.ts';
import { writeEmbeddingRequest } from '../wire/embeddings.ts';
import type { EmbeddingCall } from './plain-embedding-call.ts';

type Vectors = EmbeddingList<number[] | string>;

/**
 * Creates a call whose vectors travel as base64 where the caller leaves the form open: a quarter of the bytes and of the time.
 * A gateway that refuses the parameter is asked again without it, once, and never with it again.
 */
export function createCompactEmbeddingCall(core: ClientCore): EmbeddingCall {
  /** `null` until the gateway has taken or refused it. */
  let takesBase64: boolean | null = null;

  return (params, options) => {
    let isOurs = false;
    let isRefused = false;
    const call: CallDefinition = {
      endpoint: embeddingsEndpoint,
      body() {
        const request = writeEmbeddingRequest(params);
        isOurs = request.encoding_format === undefined && takesBase64 !== false && !isRefused;
        if (isOurs) request.encoding_format = 'base64';
        return request;
      },
      options,
    };
    const finish = (context: AnsweredContext) => {
      if (isOurs || isRefused) takesBase64 = isOurs;
      const finishing = finishJson<Vectors>(context);
      if (!isOurs) return finishing;
      return 'type' in finishing
        ? decodeVectors(context, finishing)
        : finishing.then((outcome) => decodeVectors(context, outcome));
    };
    return startEither<Vectors>(core, call, { accept: 'application/json', finish }, (error) => {
      isRefused = isOurs && takesBase64 === null && isRefusal(error);
      return isRefused ? call : null;
    });
  };
}

/** Some servers refuse a parameter that they do not know, and not all of them name it. */
const isRefusal = (error: unknown): boolean => isClawwitsError(error) && (error.status === 400 || error.status === 422);

/** Makes numbers of the vectors that came as base64; others stay as they came. */
function decodeVectors(context: AnsweredContext, outcome: AttemptOutcome<Vectors>): AttemptOutcome<Vectors> {
  if (outcome.type !== 'succeeded') return outcome;
  const { data } = outcome.value as { data?: unknown };
  try {
    for (const item of Array.isArray(data) ? (data as { embedding?: unknown }[]) : []) {
      if (typeof item?.embedding === 'string') item.embedding = Array.from(decodeEmbedding(item.embedding));
    }
    return outcome;
  } catch (cause) {
    const text = JSON.stringify(outcome.value);
    return malformed(context, 'a vector is neither a list of numbers nor base64', { cause, text });
  }
}
