/** What may be said about the gateway on the command line. */
export interface ConnectionOptions {
  readonly sandbox?: boolean;
  readonly profile?: string;
  readonly baseUrl?: string;
  readonly maxRetries?: number;
}
