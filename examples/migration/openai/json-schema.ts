import OpenAI from 'openai';
import * as z from 'zod';

const client = new OpenAI();

const schema = z.object({ steps: z.array(z.string()), result: z.number() });
const completion = await client.chat.completions.create({
  model: 'auto',
  messages: [{ role: 'user', content: 'Solve 8x + 31 = 2.' }],
  response_format: {
    type: 'json_schema',
    json_schema: { name: 'solution', schema: z.toJSONSchema(schema), strict: true },
  },
});
console.log(schema.parse(JSON.parse(completion.choices[0]?.message.content ?? '')));
