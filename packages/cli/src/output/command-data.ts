import * as z from 'zod';
import { gatewayNames } from '../gateways/gateway-facts.ts';

// What stands in the `data` of each command's record. Commands take the types of it alone, so that none of them loads
// zod; the schemas that ship are written from it.

const text = z.string();
const maybe = z.nullable(text);
const count = z.int().check(z.gte(0));
const amount = z.number().check(z.gte(0));
const gateway = z.enum(gatewayNames);

const answer = z.strictObject({
  text: text.describe('The answer, or the part of it that had arrived.'),
  request_id: maybe,
  provider: maybe,
  cached: z.nullable(z.boolean()),
  json: z.optional(z.unknown()).describe('The answer as JSON, where --schema asked for a form.'),
  reasoning: z.optional(text).describe('What the model thought, where the gateway shows it.'),
  refusal: z.optional(text).describe('The words with which the model refused.'),
  tool_calls: z
    .optional(
      z.array(z.strictObject({ id: maybe, name: text, arguments: text.describe('JSON, as the model wrote it.') })),
    )
    .describe('The tools that the answer calls.'),
  message: z
    .optional(z.record(text, z.unknown()))
    .describe('The message as the gateway sent it, where it holds more than a text.'),
});

const covers = z.strictObject({
  requests: count,
  wits: count,
  missing: amount.describe('Wits; 0 where all is covered.'),
});

/** As the gateway tells it; what it adds stays. */
const balance = z.object({
  userId: text,
  available: z.number(),
  reserved: z.number(),
  lifetimeUsed: z.number(),
  covers: z.optional(covers),
});

const totals = { requests: amount, total_tokens: amount, cost_usd: amount };

const key = {
  id: text,
  name: text,
  prefix: text.describe('The first characters of the secret.'),
  created_at: text,
  last_used_at: z.optional(maybe),
};

const settings = {
  model: z.optional(text),
  system: z.optional(text),
  max_tokens: z.optional(count),
  max_wits: z.optional(count),
  markdown: z.optional(z.boolean()),
  temperature: z.optional(amount),
};

const profile = z.strictObject({
  gateway: z.optional(gateway),
  base_url: z.optional(text),
  api_key_expires_at: z.optional(text),
  email: z.optional(text),
  credential_command: z.optional(z.array(text)),
  ...settings,
  has_key: z.boolean(),
});

const id = z.nullable(z.union([text, z.number()])).describe('The one that came with the text, where one did.');
const listening = z.strictObject({ base_url: text, api_key: text });

/** What a command's data is, and whether it may be there, or a part of it, also where the command failed; else it is null then. */
interface DataOfCommand {
  readonly data: z.ZodType;
  readonly isKeptOnFailure?: true;
}

const embeddings = z.strictObject({
  count,
  dimensions: count,
  embeddings: z.array(z.strictObject({ index: count, id, embedding: z.array(z.number()) })),
});

const images = z.strictObject({
  images: z.array(z.strictObject({ path: text, media_type: text, bytes: count, revised_prompt: maybe })),
});

const checks = z.strictObject({
  checks: z.array(
    z.strictObject({
      name: text,
      status: z.enum(['ok', 'wrong', 'unknown']),
      message: text,
      code: maybe.describe('Where it is wrong: the code that commands fail with.'),
      hint: maybe,
    }),
  ),
});

/** The data of every command, by the name in its record. */
export const commandData = {
  chat: { data: answer, isKeptOnFailure: true },
  messages: { data: answer, isKeptOnFailure: true },
  ocr: { data: answer, isKeptOnFailure: true },
  embed: { data: embeddings, isKeptOnFailure: true },
  similar: {
    data: z.strictObject({
      query: text,
      count,
      matches: z.array(z.strictObject({ index: count, id, score: z.number(), text })),
    }),
  },
  image: { data: images, isKeptOnFailure: true },
  models: {
    data: z.strictObject({
      models: z.array(
        z.strictObject({
          id: text,
          provider: maybe,
          context_window: z.nullable(z.number()),
          price: z.nullable(
            z.strictObject({
              input_per_million: z.nullable(z.number()),
              output_per_million: z.nullable(z.number()),
              per_image: z.nullable(z.number()),
            }),
          ),
        }),
      ),
    }),
  },
  balance: { data: balance, isKeptOnFailure: true },
  usage: {
    data: z.strictObject({
      summary: z.object({ ...totals, period: z.optional(text), limit_tokens: z.optional(z.nullable(z.number())) }),
      daily: z.array(z.object({ ...totals, date: text })),
    }),
  },
  estimate: {
    data: z.strictObject({ requests: count, input_tokens: count, max_output_tokens: count, reserved_wits: count }),
  },
  'keys list': { data: z.strictObject({ keys: z.array(z.object(key)) }) },
  'keys create': { data: z.object({ ...key, key: text.describe('The secret itself, shown this once.') }) },
  'keys revoke': { data: z.strictObject({ id: text, revoked: z.literal(true) }) },
  api: {
    data: z.strictObject({
      status: count,
      request_id: maybe,
      content_type: maybe,
      bytes: count,
      body: z.unknown().describe('JSON as it is, any other text as a text; null where it is empty or no text.'),
      body_base64: maybe.describe('What is no text: an image, a sound.'),
    }),
  },
  login: {
    data: z.strictObject({
      profile: text,
      gateway,
      base_url: text,
      path: text,
      user_id: maybe,
      email: maybe,
      session_expires_at: maybe,
    }),
  },
  logout: { data: z.strictObject({ profile: text, path: text, had_key: z.boolean() }) },
  whoami: {
    data: z.strictObject({
      sandbox: z.boolean(),
      gateway,
      gateway_from: text,
      profile: maybe,
      base_url: maybe,
      base_url_from: maybe,
      api_key_from: maybe,
      email: maybe,
      session_expires_at: maybe,
      settings: z.record(text, z.strictObject({ value: z.union([text, z.number(), z.boolean()]), from: text })),
      path: maybe,
      project: maybe,
    }),
  },
  'config show': {
    data: z.strictObject({ path: text, default_profile: maybe, profiles: z.record(text, profile) }),
  },
  'config use': { data: z.strictObject({ path: text, default_profile: text }) },
  doctor: { data: checks, isKeptOnFailure: true },
  gateway: {
    data: z.union([
      listening,
      z.strictObject({ gateways: z.record(text, listening) }),
      z.strictObject({ text: text.describe('Its help.') }),
    ]),
  },
  'sandbox reset': { data: z.strictObject({ path: maybe, had_spent: z.boolean() }) },
  completion: { data: z.strictObject({ shell: text, script: text }) },
  'completion words': { data: z.null() },
  help: { data: z.strictObject({ topic: z.optional(text), text }) },
} as const satisfies Readonly<Record<string, DataOfCommand>>;

/** Read, never changed. */
type Told<Value> = Value extends readonly (infer Item)[]
  ? readonly Told<Item>[]
  : Value extends object
    ? { readonly [Name in keyof Value]: Told<Value[Name]> }
    : Value;

/** What a command tells, by the name in its record. */
export type CommandData = {
  readonly [Name in keyof typeof commandData]: Told<z.infer<(typeof commandData)[Name]['data']>>;
};
