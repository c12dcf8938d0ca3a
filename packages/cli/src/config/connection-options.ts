import type { GatewayName } from './gateway-facts.ts';

/** Options of the command line that choose a gateway. */
export interface ConnectionOptions {
  readonly gateway?: GatewayName;
  readonly sandbox?: boolean;
  readonly profile?: string;
  readonly baseUrl?: string;
  /** A file that holds the key; `-` is standard input. */
  readonly apiKeyFile?: string;
  readonly maxRetries?: number;
}
