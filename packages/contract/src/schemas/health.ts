import * as z from 'zod';

/** The answer of `GET /health/ready`. */
export const healthSchema = z.looseObject({ status: z.string() });
