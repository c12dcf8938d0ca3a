import { Anthropic } from '@anthropic-ai/sdk';
import { Clawwits, ConnectionError } from '@clawwits/sdk-ts';
import { OpenAI } from 'openai';
import { runAll } from '../../steps.mjs';

/** Runs the steps where the route runs. Everything it needs is in the environment of the server. */
export async function answer() {
  const { CLAWWITS_BASE_URL: baseURL, CLAWWITS_API_KEY: apiKey, CLOSED_URL: closedURL } = process.env;
  const packages = { Clawwits, ConnectionError, OpenAI, Anthropic };
  return Response.json(await runAll(packages, { baseURL, apiKey, closedURL }));
}
