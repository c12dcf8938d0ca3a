import * as z from 'zod';
import { amount, count, type DataByName, type DataOf, gateway, maybe, text } from '../../program/data-schemas.ts';

const unreadable = z
  .array(z.strictObject({ name: text, path: text, problem: text }))
  .describe('The sessions whose files cannot be read.');

const summary = {
  name: text,
  path: text,
  gateway: z.nullable(gateway).describe('The gateway that answered last.'),
  sandbox: z.boolean().describe('Whether the sandbox answered last: the amounts are of its play money then.'),
  model: maybe.describe('The model that is asked for, else the one that served the last answer.'),
  exchanges: count,
  input_tokens: count,
  output_tokens: count,
  wits: count.describe('Spent at ClawWits, for questions that were taken back as well.'),
  cost_usd: amount.describe('Spent at the other gateways.'),
  estimated: z.boolean().describe('Whether a part of the tokens was counted here.'),
  unpriced_answers: count.describe('Answers whose cost is not known: an older version kept them.'),
  torn_lines: count.describe('Lines that a killed process left unfinished.'),
  last_used_at: text,
};

const message = z.strictObject({
  role: z.enum(['user', 'assistant']),
  content: z.unknown().describe('A text, or a list of texts and images.'),
});

const match = z.strictObject({
  session: text,
  exchange: count.describe('Number of the question, from 1.'),
  role: z.enum(['user', 'assistant']),
  line: text,
});

export const data = {
  'sessions list': { data: z.strictObject({ sessions: z.array(z.strictObject(summary)), unreadable }) },
  'sessions show': {
    data: z.strictObject({ ...summary, system: maybe, messages: z.array(message) }),
  },
  'sessions search': {
    data: z.strictObject({ query: text, matches: z.array(match), searched: count, unreadable }),
    isKeptOnFailure: true,
  },
  'sessions rm': { data: z.strictObject({ removed: z.array(text) }) },
} as const satisfies DataByName;

export type SessionsListData = DataOf<(typeof data)['sessions list']>;
export type SessionsShowData = DataOf<(typeof data)['sessions show']>;
export type SessionsSearchData = DataOf<(typeof data)['sessions search']>;
export type SessionsRemoveData = DataOf<(typeof data)['sessions rm']>;
