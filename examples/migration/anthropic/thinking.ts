import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic();

const message = await client.messages.create({
  model: 'auto',
  max_tokens: 3_000,
  thinking: { type: 'enabled', budget_tokens: 2_000 },
  messages: [{ role: 'user', content: 'Are there infinitely many primes?' }],
});
for (const block of message.content) {
  if (block.type === 'thinking') console.log('thinking:', block.thinking);
  if (block.type === 'text') console.log(block.text);
}
