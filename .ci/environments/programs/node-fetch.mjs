import { Anthropic } from '@anthropic-ai/sdk';
import { Clawwits, ConnectionError } from '@clawwits/sdk-ts';
import fetch from 'node-fetch';
import { OpenAI } from 'openai';
import { runAll } from './steps.mjs';

const { CLAWWITS_BASE_URL: baseURL, CLAWWITS_API_KEY: apiKey, CLOSED_URL: closedURL } = process.env;
const settings = { baseURL, apiKey, closedURL, options: { fetch } };
console.log(JSON.stringify(await runAll({ Clawwits, ConnectionError, OpenAI, Anthropic }, settings)));
