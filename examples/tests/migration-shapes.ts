/** A program for another client, in `examples/migration`. */
export interface Shape {
  readonly client: 'openai' | 'anthropic';
  /** Name of its file, without the ending; `.clawwits.ts` next to it is the same program for this SDK, where one is needed. */
  readonly name: string;
  readonly title: string;
  /** What is written differently, and why; needed where replacing names is not enough. */
  readonly difference?: string;
  /** Gateway that the program is for. Default `clawwits`. */
  readonly gateway?: 'techopenclaw';
}

/** The programs of the page, in its order: the shapes that public examples of the two clients have. */
export const shapes: readonly Shape[] = [
  { client: 'openai', name: 'call', title: 'a chat completion' },
  { client: 'openai', name: 'stream', title: 'a streamed chat completion' },
  { client: 'openai', name: 'tools', title: 'a loop of tool calls' },
  { client: 'openai', name: 'tool-pieces', title: 'tool calls from the pieces of a stream' },
  { client: 'openai', name: 'json-schema', title: 'structured output of a Zod schema' },
  { client: 'openai', name: 'logprobs', title: 'log probabilities' },
  { client: 'openai', name: 'embeddings', title: 'embeddings' },
  {
    client: 'openai',
    name: 'parse',
    title: 'structured output through `parse`',
    difference:
      'An answer stays as the gateway sent it: pass the JSON Schema to `create`, and parse the text with the Zod schema.',
  },
  {
    client: 'openai',
    name: 'stream-helper',
    title: 'a stream with listeners',
    difference:
      '`stream: true` gives an async iterable; `result()` puts the whole answer together, and `tee()` gives the stream twice where both are needed.',
  },
  {
    client: 'openai',
    name: 'run-tools',
    title: 'tools through `runTools`',
    difference: 'The loop is yours: call the function, and send its result as a message of the role `tool`.',
  },
  {
    client: 'openai',
    name: 'raw-response',
    title: 'the raw response',
    difference:
      '`asResponse()` gives the `Response`, as there; `withResponse()` gives what is known of it: `status`, `requestId`, `header(name)`, limits and attempts.',
  },
  {
    client: 'openai',
    name: 'errors',
    title: 'errors of a chat completion',
    difference: 'Error classes are exports of the package, not members of the client; see [the table](#error-classes).',
  },
  {
    client: 'openai',
    name: 'abort',
    title: 'an aborted stream',
    difference:
      'A stream has no `controller`: leave the loop, call `stream.cancel()`, or pass a `signal` with the call.',
  },
  {
    client: 'openai',
    name: 'client-options',
    title: 'options of the client',
    difference: 'Some options have other names; see [the table](#options-of-the-client).',
  },
  {
    client: 'openai',
    name: 'responses',
    title: 'a response of the Responses API',
    difference:
      'Techopenclaw offers it: say which gateway. The answer stays as it was sent, so that its text is read with `outputText`.',
    gateway: 'techopenclaw',
  },
  { client: 'anthropic', name: 'call', title: 'a message' },
  { client: 'anthropic', name: 'stream', title: 'a streamed message' },
  { client: 'anthropic', name: 'tools', title: 'a loop of tool calls' },
  { client: 'anthropic', name: 'images', title: 'an image' },
  { client: 'anthropic', name: 'thinking', title: 'extended thinking' },
  { client: 'anthropic', name: 'json-schema', title: 'structured output of a Zod schema' },
  {
    client: 'anthropic',
    name: 'stream-helper',
    title: 'a stream with listeners',
    difference:
      '`stream: true` gives an async iterable; `result()` puts the whole message together, and `tee()` gives the stream twice where both are needed.',
  },
  {
    client: 'anthropic',
    name: 'errors',
    title: 'errors of a message',
    difference:
      'Error classes are exports of the package, not members of the client; see [the table](#error-classes). The key is `apiKey`, sent as a bearer token.',
  },
  {
    client: 'anthropic',
    name: 'cancel',
    title: 'a cancelled stream',
    difference:
      'A stream has no `controller`: leave the loop, call `stream.cancel()`, or pass a `signal` with the call.',
  },
];

/** Options of other clients whose successor has another name. */
export const renamedOptions: readonly (readonly [option: string, successor: string, remark: string])[] = [
  ['authToken', 'apiKey', 'One key, sent as a bearer token'],
  ['defaultHeaders', 'headers', ''],
  ['organization', 'headers', '`openai-organization`, where a provider behind the gateway asks for it'],
  ['project', 'headers', '`openai-project`, likewise'],
  ['defaultQuery', 'middleware', 'Gateways take no query with a conversation; middleware sees each request'],
  ['fetchOptions', 'dispatcher', 'An undici dispatcher: a proxy, certificates, limits'],
  ['httpAgent', 'dispatcher', 'Likewise'],
];

/** What the three clients throw for the same failure. */
export interface ErrorRow {
  readonly failure: string;
  /** Status of the answer, where the failure is one. */
  readonly status?: number;
  readonly openai: string;
  readonly anthropic: string;
  readonly own: string;
}

const sameNames = (name: string) => ({ openai: name, anthropic: name });

/** Error classes by what has happened. */
export const errorClasses: readonly ErrorRow[] = [
  { failure: 'any of them', ...sameNames('APIError'), own: 'ClawwitsError' },
  { failure: 'the request is wrong', status: 400, ...sameNames('BadRequestError'), own: 'RequestRejectedError' },
  { failure: 'the key is unknown', status: 401, ...sameNames('AuthenticationError'), own: 'AuthenticationError' },
  {
    failure: 'the balance is too low',
    status: 402,
    openai: 'APIError',
    anthropic: 'PaymentRequiredError',
    own: 'InsufficientBalanceError',
  },
  { failure: 'scope or plan', status: 403, ...sameNames('PermissionDeniedError'), own: 'PermissionError' },
  { failure: 'no such path or thing', status: 404, ...sameNames('NotFoundError'), own: 'RequestRejectedError' },
  { failure: 'a conflict', status: 409, ...sameNames('ConflictError'), own: 'RequestRejectedError' },
  {
    failure: 'a field is wrong',
    status: 422,
    ...sameNames('UnprocessableEntityError'),
    own: 'RequestRejectedError',
  },
  { failure: 'too many requests', status: 429, ...sameNames('RateLimitError'), own: 'RateLimitError' },
  { failure: 'the gateway failed', status: 502, ...sameNames('InternalServerError'), own: 'GatewayError' },
  { failure: 'the network failed', ...sameNames('APIConnectionError'), own: 'ConnectionError' },
  { failure: 'a time limit passed', ...sameNames('APIConnectionTimeoutError'), own: 'TimeoutError' },
  { failure: 'the caller aborted', ...sameNames('APIUserAbortError'), own: 'AbortError' },
];
