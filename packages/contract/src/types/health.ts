/**
 * The answer of `GET /health/ready`.
 * @see contract §3
 */
export interface Health {
  /** `ok` or `ready` where the gateway is ready. */
  status: string;
  [field: string]: unknown;
}
