// The same steps for this SDK, in both dialects, and for the official client of each dialect as control. Parameters are in the
// wire's spelling, which all of them take.

const request = { model: 'auto', messages: [{ role: 'user', content: 'Xin chào' }], max_tokens: 50 };

const chat = {
  async call(client) {
    return (await client.chat.completions.create(request)).choices[0].message.content;
  },
  async *stream(client) {
    const stream = await client.chat.completions.create({ ...request, stream: true });
    for await (const chunk of stream) yield chunk.choices[0]?.delta.content ?? '';
  },
};

const messages = {
  async call(client) {
    return (await client.messages.create(request)).content[0].text;
  },
  async *stream(client) {
    const stream = await client.messages.create({ ...request, stream: true });
    for await (const event of stream) if (event.type === 'content_block_delta') yield event.delta.text;
  },
};

/** Makes the rows of the comparison. Bundles and module systems differ, so that the packages are passed in. */
export const createClients = ({ Clawwits, ConnectionError, OpenAI, Anthropic }) => ({
  'clawwits, chat': { Client: Clawwits, ConnectionError, ...chat },
  'clawwits, messages': { Client: Clawwits, ConnectionError, ...messages },
  openai: { Client: OpenAI, ConnectionError: OpenAI.APIConnectionError, path: '/v1', ...chat },
  anthropic: { Client: Anthropic, ConnectionError: Anthropic.APIConnectionError, ...messages },
});

const open = ({ Client, path = '' }, { baseURL, apiKey, options }, others) =>
  new Client({ baseURL: baseURL + path, apiKey, maxRetries: 0, dangerouslyAllowBrowser: true, ...options, ...others });

/** What a client does, and what comes of it where it works. */
export const steps = {
  'a call': {
    run: async (client, settings) => client.call(open(client, settings)),
    expected: 'Chào bạn!',
  },
  'a stream': {
    async run(client, settings) {
      let text = '';
      for await (const piece of client.stream(open(client, settings))) text += piece;
      return text;
    },
    expected: 'Chào bạn!',
  },
  'a stream that is left early': {
    async run(client, settings) {
      for await (const piece of client.stream(open(client, settings))) if (piece !== '') return piece.length > 0;
      return false;
    },
    expected: true,
  },
  'a wrong key': {
    run: async (client, settings) =>
      client.call(open(client, settings, { apiKey: 'cw_sk_wrong' })).catch(({ status }) => status),
    expected: 401,
  },
  'a refused connection': {
    async run(client, settings) {
      const { closedURL } = settings;
      const error = await client.call(open(client, settings, { baseURL: closedURL })).catch((thrown) => thrown);
      return error instanceof client.ConnectionError || String(error);
    },
    expected: true,
  },
  'key and address from the environment': {
    run: async (client, { options }) => client.call(new client.Client({ dangerouslyAllowBrowser: true, ...options })),
    expected: 'Chào bạn!',
  },
};

/** Runs all steps with all clients: "works", or what came instead. */
export async function runAll(packages, settings) {
  const report = {};
  for (const [name, client] of Object.entries(createClients(packages))) {
    report[name] = {};
    for (const [step, { run, expected }] of Object.entries(steps)) {
      const outcome = await run(client, settings).catch((error) => `${error.name}: ${error.message}`);
      report[name][step] = outcome === expected ? 'works' : outcome;
    }
  }
  return report;
}
