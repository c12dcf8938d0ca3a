import OpenAI from 'openai';
import { zodResponseFormat } from 'openai/helpers/zod';
import * as z from 'zod';

const client = new OpenAI();

const schema = z.object({ steps: z.array(z.string()), result: z.number() });
const completion = await client.chat.completions.parse({
  model: 'auto',
  messages: [{ role: 'user', content: 'Solve 8x + 31 = 2.' }],
  response_format: zodResponseFormat(schema, 'solution'),
});
console.log(completion.choices[0]?.message.parsed);
