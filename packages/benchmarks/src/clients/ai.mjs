import { apiKey, messages, texts } from './prompt.mjs';

export async function open(baseURL, load) {
  const { embedMany, generateText, streamText } = await load('ai');
  const { createOpenAICompatible } = await load('@ai-sdk/openai-compatible');
  const provider = createOpenAICompatible({ name: 'bench', apiKey, baseURL: `${baseURL}/v1` });
  const model = provider('auto');
  return {
    async chat() {
      return (await generateText({ model, messages })).text;
    },
    stream: () => streamText({ model, messages }).textStream,
    textOf: (piece) => piece,
    async embed() {
      const embedding = provider.textEmbeddingModel('auto');
      return (await embedMany({ model: embedding, values: texts, maxParallelCalls: 1 })).embeddings.length;
    },
  };
}
