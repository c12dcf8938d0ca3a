import OpenAI from 'openai';

const client = new OpenAI();

const { data, usage }: OpenAI.CreateEmbeddingResponse = await client.embeddings.create({
  model: 'auto',
  input: ['a cat on the mat', 'quarterly revenue'],
});
console.log(data.length, data[0]?.embedding.length, usage.total_tokens);
