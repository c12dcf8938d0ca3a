import { Anthropic } from '@anthropic-ai/sdk';
import { Clawwits, ConnectionError } from '@clawwits/sdk-ts';
import { OpenAI } from 'openai';
import { runAll } from './steps.mjs';

export default {
  async fetch(_request, { CLAWWITS_BASE_URL: baseURL, CLAWWITS_API_KEY: apiKey, CLOSED_URL: closedURL }) {
    const packages = { Clawwits, ConnectionError, OpenAI, Anthropic };
    const report = await runAll(packages, { baseURL, apiKey, closedURL });
    const client = new Clawwits({ baseURL: closedURL, apiKey });
    const request = { messages: [{ role: 'user', content: 'Xin chào' }] };
    const refused = await client.chat.completions.create(request).catch(({ code, maybeBilled }) => [code, maybeBilled]);
    return Response.json({ report, refused });
  },
};
