import type { GatewayName } from './gateway-facts.ts';

/** What may be said about the gateway on the command line. */
export interface ConnectionOptions {
  readonly gateway?: GatewayName;
  readonly sandbox?: boolean;
  readonly profile?: string;
  readonly baseUrl?: string;
  /** A file that holds the key; `-` is standard input. */
  readonly apiKeyFile?: string;
  readonly maxRetries?: number;
}
