// Runs with --allow-net alone; its arguments are the settings, since it may not read the environment.

import { Anthropic } from '@anthropic-ai/sdk';
import { Clawwits, ConnectionError } from '@clawwits/sdk-ts';
import { OpenAI } from 'openai';
import { runAll } from './steps.mjs';

const [baseURL, apiKey, closedURL] = Deno.args;
const report = await runAll({ Clawwits, ConnectionError, OpenAI, Anthropic }, { baseURL, apiKey, closedURL });

const client = new Clawwits({ baseURL: closedURL, apiKey, initialRetryDelay: 1 });
const refused = await client.wits.balance().catch((error) => [error.code, error.maybeBilled, error.attempts.length]);

let missing = null;
try {
  new Clawwits({ baseURL });
} catch (error) {
  missing = `${error.name} ${error.code}`;
}
console.log(JSON.stringify({ report, refused, missing }));
