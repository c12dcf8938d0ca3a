import { Clawwits } from '@clawwits/sdk-ts';

const client = new Clawwits();

const controller = new AbortController();
const stream = await client.chat.completions.create(
  { model: 'auto', messages: [{ role: 'user', content: 'Count to a thousand.' }], stream: true },
  { signal: controller.signal },
);
for await (const chunk of stream) {
  if (chunk.choices[0]?.delta.content) break;
}
// Leaving the loop has closed the connection; from elsewhere, stream.cancel() or the signal does.
controller.abort();
console.log(controller.signal.aborted);
