import type { HealthReport } from '@clawwits/contract';
import type { AnonymousHandler } from '../../../endpoints/endpoint-handler.ts';

/** `GET /health/ready`. */
export const health: AnonymousHandler = {
  kind: 'anonymous',
  schema: null,
  answer: (): HealthReport => ({ status: 'ok' }),
};
