import { Clawwits } from '@clawwits/sdk-ts';

const cw = new Clawwits();

const stream = await cw.chat.completions.create({
  messages: [{ role: 'user', content: 'What is a wallet for?' }],
  maxTokens: 200,
  stream: true,
});

// The text, as it is written. Leaving this loop early closes the connection, and the gateway stops billing.
for await (const chunk of stream) {
  process.stdout.write(chunk.choices[0]?.delta.content ?? '');
}

const { inputTokens, outputTokens } = stream.usage;
console.log(`\n\n${inputTokens} tokens in, ${outputTokens} out: ${inputTokens + outputTokens} Wits.`);
