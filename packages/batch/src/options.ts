import type { Clawwits, ClientBase, Gateway, Responses } from '@clawwits/sdk-ts';
import { BatchError } from './batch-error.ts';
import type { AnswerCheck } from './check-answer.ts';
import type { BatchEndpoint } from './item.ts';
import type { BatchReceipt } from './receipt.ts';
import type { StandardSchema } from './standard-schema.ts';

/** Client of any gateway. */
export type BatchClient = Pick<ClientBase<Gateway>, 'gateway' | 'baseURL' | 'honoursIdempotencyKey'>;

/** Options of a batch. */
export interface RunBatchOptions {
  /** Client that sends the calls: its key, retries, limiter and budget hold for each. */
  client: BatchClient;
  /** Path of the output; its journal is `<output>.journal`. With the same input and output, a batch resumes. */
  output: string;
  /** Endpoint of lines that are plain bodies. Default `chat`. */
  endpoint?: BatchEndpoint | undefined;
  /** Calls side by side. Default 16. */
  concurrency?: number | undefined;
  /** Order of the output's lines: as items finish, or as in the input, sorted once all are done. Default `completion`. */
  order?: 'completion' | 'input' | undefined;
  /**
   * The most that the batch may spend over all of its runs, in Wits. Each item needs a limit of its answer then. Takes the place
   * of a budget of the client. Default: no cap but the client's own.
   */
  maxWits?: number | undefined;
  /** Tokens that the gateway allows an answer if the item does not say, for `maxWits`. Default: such an item is refused. */
  defaultMaxTokens?: number | undefined;
  /** Failed items after which the batch stops: a number, or below 1 a share, once 50 are finished. Default: none. */
  maxFailures?: number | undefined;
  /**
   * `true` repeats items whose outcome is unknown even where the gateway may bill them twice. Default `false`: the output names
   * them.
   */
  repeatUnknown?: boolean | undefined;
  /** Checks each answer; one that it finds wrong is a failed item, though it was paid. */
  check?: AnswerCheck | undefined;
  /** A schema of the JSON that an answer's text holds, by the Standard Schema specification: of zod, Valibot and others. */
  schema?: StandardSchema | undefined;
  /** Ends the calls in progress and the batch. */
  signal?: AbortSignal | undefined;
  /** Starts no further call; those in progress are finished. */
  drainSignal?: AbortSignal | undefined;
  /** Called when the items are about to be sent, and after each that is finished. */
  onProgress?: ((progress: BatchProgress) => void) | undefined;
}

/** Progress of a batch while it runs. */
export type BatchProgress = Pick<BatchReceipt, 'items' | 'done' | 'failed' | 'unknown' | 'wits' | 'retries'> & {
  /** Items that are being sent. */
  readonly inProgress: number;
};

/** Options with the defaults filled in. */
export type ResolvedOptions = RunBatchOptions &
  Required<{
    [Name in 'endpoint' | 'concurrency' | 'order' | 'repeatUnknown']: Exclude<RunBatchOptions[Name], undefined>;
  }>;

const defaults = { endpoint: 'chat', concurrency: 16, order: 'completion', repeatUnknown: false } as const;

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 1;
const isAmount = (value: unknown): boolean => typeof value === 'number' && value >= 0 && Number.isFinite(value);
const isFunction = (value: unknown): boolean => typeof value === 'function';
const isSignal = (value: unknown): boolean => typeof (value as AbortSignal | null)?.addEventListener === 'function';

const checks: { readonly [Name in keyof Required<RunBatchOptions>]: readonly [(value: unknown) => boolean, string] } = {
  client: [(value) => typeof (value as BatchClient | null)?.gateway === 'string', 'a client of @clawwits/sdk-ts'],
  output: [(value) => typeof value === 'string' && value !== '', 'the path of a file'],
  endpoint: [
    (value) => ['chat', 'messages', 'responses', 'embeddings'].includes(String(value)),
    '"chat", "messages", "responses" or "embeddings"',
  ],
  concurrency: [isCount, 'a whole number of 1 or more'],
  order: [(value) => value === 'completion' || value === 'input', '"completion" or "input"'],
  maxWits: [isAmount, 'a number of 0 or more'],
  defaultMaxTokens: [isCount, 'a whole number of 1 or more'],
  maxFailures: [isAmount, 'a number of 0 or more'],
  repeatUnknown: [(value) => typeof value === 'boolean', 'true or false'],
  check: [isFunction, 'a function'],
  schema: [(value) => typeof value === 'object' && value !== null && '~standard' in value, 'a Standard Schema'],
  signal: [isSignal, 'an AbortSignal'],
  drainSignal: [isSignal, 'an AbortSignal'],
  onProgress: [isFunction, 'a function'],
};

/**
 * Checks options and fills in their defaults.
 *
 * @throws {BatchError} `invalid_options`
 */
export function resolveOptions(options: RunBatchOptions): ResolvedOptions {
  const given = Object.entries<unknown>(Object.assign({ client: undefined, output: undefined }, options));
  for (const [name, value] of given) {
    if (!Object.hasOwn(checks, name)) throw invalid(`A batch has no option "${name}".`);
    const [isValid, expected] = checks[name as keyof RunBatchOptions];
    const isRequired = name === 'client' || name === 'output';
    if (value === undefined ? isRequired : !isValid(value)) throw invalid(`The option "${name}" takes ${expected}.`);
  }
  const known = given.filter(([, value]) => value !== undefined);
  return { ...defaults, ...Object.fromEntries(known) } as ResolvedOptions;
}

const invalid = (message: string): BatchError => new BatchError('invalid_options', message);

/** A client with all resources of batches. */
export type BatchResources = Clawwits & { readonly responses: Responses };

/** The client with its resources, which depend on its gateway: one that is absent refuses to be read. */
export const resourcesOf = (client: BatchClient): BatchResources => client as unknown as BatchResources;
