import type { Part } from '@clawwits/dialects';
import type { AttemptRecord } from '../errors/clawwits-error.ts';
import { mistypedOption } from '../errors/invalid.ts';
import type { TransportAnswer } from '../transport/transport.ts';
import type { CallDefinition, ClientCore, RequestOptions } from './call.ts';
import { type CallControl, createCallControl } from './call-control.ts';
import { describeResponse } from './describe-response.ts';
import type { ErrorContext } from './errors-from-outcome.ts';
import { type Leave, leaveGates } from './gate.ts';
import type { ObservedEnd } from './observer.ts';
import type { AttemptOutcome } from './outcome.ts';
import type { PreparedRequest } from './prepared-request.ts';
import { prepareRequest } from './request.ts';
import type { ResponseMetadata } from './response-metadata.ts';
import { checkNames, mergeSettings, type ResolvedSettings } from './settings.ts';

/** A call in progress: what its attempts share. */
export interface CallContext {
  readonly core: ClientCore;
  readonly request: PreparedRequest;
  readonly settings: ResolvedSettings;
  readonly control: CallControl;
  /** On the runtime's clock. */
  readonly startedAt: number;
  /** `true` if the call can be sent again without being billed twice. */
  readonly repeatable: boolean;
  /** The keys that the attempts have sent, and what else must get into no error; more where keys rotate. */
  keys: readonly string[];
  /** The attempts so far; grows. */
  readonly attempts: AttemptRecord[];
  /** Gives back what the current attempt holds of the client's gates. */
  readonly leaves: Leave[];
  /** Reports the end of the call to the client's observer and gates, if it has any; only the first call counts. */
  readonly settle: ((describeEnd: () => ObservedEnd) => void) | null;
}

/** A call whose answer has arrived. */
export interface AnsweredContext extends CallContext {
  readonly answer: TransportAnswer;
  readonly response: ResponseMetadata;
}

/** Decodes an answer into a value. */
export interface Decoding<Value> {
  /** The content type that is asked for. */
  readonly accept: string;
  /** Code that reads the answer, and that a page loads before it sends anything. */
  readonly part?: Part<unknown> | undefined;
  /** Returns at once if the answer has arrived already. */
  finish(context: AnsweredContext): AttemptOutcome<Value> | Promise<AttemptOutcome<Value>>;
}

const requestOptionNames = new Set<string>([
  'signal',
  'headers',
  'idempotencyKey',
  'extraBody',
  'priority',
] satisfies (keyof RequestOptions)[]);

/**
 * Checks and freezes a call.
 *
 * @throws {ConfigurationError} `invalid_params` or `invalid_option`
 */
export function openCall(core: ClientCore, call: CallDefinition, accept: string): CallContext {
  if (call.options !== undefined) checkNames(call.options, requestOptionNames);
  const settings = mergeSettings(core.settings, call.options);
  const request = prepareRequest(core, call, accept);
  const control = createCallControl(core.runtime, call.options?.signal);
  control.limit('totalTimeout', settings.totalTimeout);
  const leaves: Leave[] = [];
  return {
    core,
    request,
    settings,
    control,
    startedAt: core.runtime.now(),
    // What is not asked of the gateway to make can be asked twice; what is billed or made, only under a key it honours.
    repeatable: request.method !== 'POST' || core.honoursIdempotencyKey,
    keys: call.secrets?.filter(isSecret) ?? [],
    attempts: [],
    leaves,
    settle: createSettle(core, call, request, leaves),
  };
}

/** The call together with its answer. Written out: on Node 20 a spread with more fields behind it takes microseconds. */
export function withAnswer(context: CallContext, answer: TransportAnswer): AnsweredContext {
  return {
    core: context.core,
    request: context.request,
    settings: context.settings,
    control: context.control,
    startedAt: context.startedAt,
    repeatable: context.repeatable,
    keys: context.keys,
    attempts: context.attempts,
    leaves: context.leaves,
    settle: context.settle,
    answer,
    response: describeResponse(answer, context),
  };
}

/** Reads the body as it was sent: the caller's own objects may have changed since. */
export type ReadSentBody = () => Readonly<Record<string, unknown>>;

export const readSentBody =
  ({ request }: CallContext): ReadSentBody =>
  () =>
    JSON.parse(request.body ?? '{}');

/** Every text holds a shorter one somewhere. */
const isSecret = (text: unknown): text is string => typeof text === 'string' && text.length >= 4;

function createSettle(
  { baseURL, gateway, gates, observer }: ClientCore,
  { endpoint }: CallDefinition,
  { params }: PreparedRequest,
  leaves: Leave[],
): CallContext['settle'] {
  if (observer === undefined && gates.length === 0) return null;
  let report = observer?.({
    endpoint,
    gateway: gateway.name,
    baseURL,
    params: params as Readonly<Record<string, unknown>> | null,
  });
  if (report !== undefined && typeof report !== 'function') {
    throw mistypedOption('observer', 'a function that gives a function', report);
  }
  return (describeEnd) => {
    const end = describeEnd();
    leaveGates(leaves, end);
    report?.(end);
    report = undefined;
  };
}

/** Describes the call, for each of its errors. */
export function describeCall(context: CallContext): ErrorContext {
  const { core, request, attempts } = context;
  return {
    title: core.gateway.title,
    gateway: core.gateway.name,
    billable: request.endpoint.isBilled,
    requestId: attempts.at(-1)?.requestId,
    idempotencyKey: request.idempotencyKey,
    attempts: [...attempts],
  };
}
