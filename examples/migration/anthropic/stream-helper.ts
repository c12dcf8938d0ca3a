import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic();

const stream = client.messages
  .stream({ model: 'auto', max_tokens: 300, messages: [{ role: 'user', content: 'Count to ten.' }] })
  .on('text', (text) => process.stdout.write(text));
const message = await stream.finalMessage();
console.log(message.stop_reason);
