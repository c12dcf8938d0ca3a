import OpenAI from 'openai';

const client = new OpenAI();

const stream = await client.chat.completions.create({
  model: 'auto',
  messages: [{ role: 'user', content: 'Use get_weather for Hue.' }],
  tools: [{ type: 'function', function: { name: 'get_weather', parameters: { type: 'object', properties: {} } } }],
  stream: true,
});
const calls: { name: string; arguments: string }[] = [];
for await (const chunk of stream) {
  const delta: OpenAI.Chat.ChatCompletionChunk.Choice.Delta | undefined = chunk.choices[0]?.delta;
  for (const piece of delta?.tool_calls ?? []) {
    calls[piece.index] ??= { name: piece.function?.name ?? '', arguments: '' };
    const call = calls[piece.index];
    if (call) call.arguments += piece.function?.arguments ?? '';
  }
}
console.log(calls);
