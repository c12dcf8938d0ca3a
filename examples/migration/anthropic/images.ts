import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic();

const image: Anthropic.ImageBlockParam = {
  type: 'image',
  source: { type: 'url', url: 'https://pictures.example/cat.png' },
};
const message = await client.messages.create({
  model: 'auto',
  max_tokens: 300,
  messages: [{ role: 'user', content: [image, { type: 'text', text: 'What is in the picture?' }] }],
});
console.log(message.content, message.usage.input_tokens);
