import Anthropic from '@anthropic-ai/sdk';
import * as z from 'zod';

const client = new Anthropic();

const schema = z.object({ steps: z.array(z.string()), result: z.number() });
const message = await client.messages.create({
  model: 'auto',
  max_tokens: 1_000,
  messages: [{ role: 'user', content: 'Solve 8x + 31 = 2.' }],
  output_config: { format: { type: 'json_schema', schema: z.toJSONSchema(schema) } },
});
for (const block of message.content) if (block.type === 'text') console.log(schema.parse(JSON.parse(block.text)));
