import { Clawwits, clawwits, clew, isClawwitsError, klawd, techopenclaw } from '@clawwits/sdk-ts';

// The program stays the same; one option says where it goes. Techopenclaw chooses no model by itself, so it is given one.
const clients = [
  new Clawwits({ gateway: clawwits }),
  new Clawwits({ gateway: clew }),
  new Clawwits({ gateway: techopenclaw, autoModel: 'gpt-5.4' }),
  new Clawwits({ gateway: klawd }),
];

for (const client of clients) {
  const { data, response } = await client.chat.completions
    .create({ messages: [{ role: 'user', content: 'Xin chào' }] })
    .withResponse();
  console.log(`${client.gateway}: ${data.choices[0].message.content}`);
  console.log(`  model ${data.model}, ${data.usage.total_tokens} tokens, limits: ${JSON.stringify(response.limits)}`);

  try {
    await client.chat.completions.create({ temperature: 9, messages: [{ role: 'user', content: 'Xin chào' }] });
  } catch (error) {
    if (!isClawwitsError(error)) throw error;
    console.log(`  a temperature beyond 2: ${error.name}, ${error.code}`);
  }
}
