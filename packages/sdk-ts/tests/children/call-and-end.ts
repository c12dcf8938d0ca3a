import { Clawwits, isClawwitsError } from '../../src/index.ts';
import { chosenWay } from './chosen-way.ts';

// Makes a call of each kind against CLAWWITS_BASE_URL, prints what came, and has nothing left to do.
const client = new Clawwits(chosenWay());
const messages = [{ role: 'user' as const, content: 'Xin chào' }];

const answer = await client.chat.completions.create({ messages });
const stream = await client.chat.completions.create({ messages, stream: true });
await stream.result();
const left = await client.chat.completions.create({ messages, stream: true });
for await (const _ of left) break;
const failed = await client.embeddings
  .create({ input: 'Hi', model: 'no-such-model' })
  .catch((error: unknown) => isClawwitsError(error) && error.code);
process.stdout.write(JSON.stringify({ text: answer.choices[0].message.content, streamed: stream.text, failed }));
