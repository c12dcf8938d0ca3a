import * as z from 'zod';

/** The answer of `GET /health/ready`. */
export const healthReportSchema = z.looseObject({ status: z.string() });
