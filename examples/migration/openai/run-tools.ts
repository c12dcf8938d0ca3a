import OpenAI from 'openai';

const client = new OpenAI();

const runner = client.chat.completions.runTools({
  model: 'auto',
  messages: [{ role: 'user', content: 'Use get_weather for Hue.' }],
  tools: [
    {
      type: 'function',
      function: {
        name: 'get_weather',
        description: 'Tells the weather of a city.',
        parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
        parse: JSON.parse,
        function: ({ city }: { city: string }) => `sunny in ${city}`,
      },
    },
  ],
});
console.log(await runner.finalContent());
