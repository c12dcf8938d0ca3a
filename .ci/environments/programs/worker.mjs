import { Anthropic } from '@anthropic-ai/sdk';
import { Clawwits, ConnectionError } from '@clawwits/sdk-ts';
import { OpenAI } from 'openai';
import { runAll } from './steps.mjs';

export default {
  async fetch(_request, { CLAWWITS_BASE_URL: baseURL, CLAWWITS_API_KEY: apiKey, CLOSED_URL: closedURL }) {
    const packages = { Clawwits, ConnectionError, OpenAI, Anthropic };
    return Response.json(await runAll(packages, { baseURL, apiKey, closedURL }));
  },
};
