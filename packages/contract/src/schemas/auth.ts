import * as z from 'zod';
import { countSchema } from './shared.ts';

const passwordSchema = z.string().min(8);
const emailSchema = z.email();

/** A person who has an account. */
export const userSchema = z.object({
  id: z.string(),
  email: z.string(),
  tier: z.string(),
  created_at: z.string().optional(),
});

/** The body of `POST /v1/auth/signup` and of `POST /v1/auth/login`. */
export const credentialsSchema = z.object({ email: emailSchema, password: passwordSchema });

/** The answer of `POST /v1/auth/signup`. */
export const signupResultSchema = z.object({ user: userSchema });

/** The answer of `POST /v1/auth/login`. */
export const loginResultSchema = z.object({
  token: z.string(),
  expires_at: z.string().optional(),
  user: userSchema.optional(),
});

/** Usage. */
export const usageTotalsSchema = z.object({
  requests: countSchema,
  total_tokens: countSchema,
  cost_usd: z.number().min(0),
});

/** The answer of `GET /v1/auth/me`. */
export const profileSchema = z.object({ user: userSchema, usage: usageTotalsSchema });

/** The body of `POST /v1/auth/forgot`. */
export const forgotPasswordRequestSchema = z.object({ email: emailSchema });

/** The body of `POST /v1/auth/reset`. */
export const resetPasswordRequestSchema = z.object({ token: z.string().min(1), password: passwordSchema });

/** An acknowledgement. */
export const acknowledgementSchema = z.object({ message: z.string() });
