/**
 * The answer of `GET /health/ready`.
 * @see docs/contract.md §3
 */
export interface HealthReport {
  /** `ok` or `ready` if the gateway is ready. */
  status: string;
  [field: string]: unknown;
}
