import { Clawwits, type MessageParam } from '@clawwits/sdk-ts';

const cw = new Clawwits();
const conversation: MessageParam[] = [];

for (const question of ['Xin chào!', 'Who are you?']) {
  conversation.push({ role: 'user', content: question });

  const answer = await cw.messages.create({
    system: 'Bạn là trợ lý. Answer in the language of the question.',
    messages: conversation,
    maxTokens: 200,
  });

  // An answer goes back into the conversation as it came.
  conversation.push({ role: 'assistant', content: answer.content });

  console.log(`> ${question}`);
  for (const block of answer.content) if (block.type === 'text') console.log(block.text);
  console.log(`  (${answer.usage.input_tokens} tokens in, ${answer.usage.output_tokens} out)\n`);
}
