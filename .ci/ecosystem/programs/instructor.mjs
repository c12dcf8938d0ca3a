import Instructor from '@instructor-ai/instructor';
import OpenAI from 'openai';
import * as z from 'zod/v3';
import { address, apiKey, report } from './settings.mjs';

const client = new OpenAI({ apiKey, baseURL: `${address}/v1` });
const schema = z.object({ name: z.string(), age: z.number() }).describe('A person.');
const messages = [{ role: 'user', content: 'Lan is 30 years old.' }];

const persons = {};
for (const mode of ['TOOLS', 'JSON', 'MD_JSON', 'JSON_SCHEMA']) {
  const instructor = Instructor({ client, mode });
  persons[mode] = await instructor.chat.completions.create({
    model: 'auto',
    messages,
    response_model: { schema, name: 'Person' },
  });
}

const stream = await Instructor({ client, mode: 'TOOLS' }).chat.completions.create({
  model: 'auto',
  messages,
  response_model: { schema, name: 'Person' },
  stream: true,
});
let streamed = {};
for await (const partial of stream) streamed = partial;

report({ persons, streamed });
