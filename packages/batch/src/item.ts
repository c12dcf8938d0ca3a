/** Body of a call, as it goes to the gateway. */
export type ItemBody = Readonly<Record<string, unknown>>;

/** One call of a batch. */
export interface BatchItem {
  /** Your own name of the item, unique in the batch. */
  readonly customId: string;
  readonly url: BatchURL;
  readonly body: ItemBody;
}

/** An item as OpenAI's batch files write it. */
export interface BatchInputLine {
  readonly custom_id: string;
  readonly method?: 'POST' | undefined;
  readonly url: BatchURL | (string & {});
  readonly body: ItemBody;
}

/** Endpoints of a batch, by their short names. */
export const batchURLs = {
  chat: '/v1/chat/completions',
  messages: '/v1/messages',
  responses: '/v1/responses',
  embeddings: '/v1/embeddings',
} as const;

/** Short name of an endpoint. */
export type BatchEndpoint = keyof typeof batchURLs;

/** Path of an endpoint. */
export type BatchURL = (typeof batchURLs)[BatchEndpoint];

export const isBatchURL = (url: unknown): url is BatchURL => (Object.values(batchURLs) as unknown[]).includes(url);

/** Short name of a path. */
export const endpointOf = (url: BatchURL): BatchEndpoint =>
  (Object.keys(batchURLs) as BatchEndpoint[]).find((name) => batchURLs[name] === url) ?? 'chat';
