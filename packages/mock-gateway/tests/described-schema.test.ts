import type { JsonObject } from '@clawwits/contract';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { openGateway, user } from './support.ts';

const person: JsonObject = {
  type: 'object',
  properties: { name: { type: 'string' }, age: { type: 'integer', minimum: 18 } },
  required: ['name', 'age'],
  additionalProperties: false,
};
const referenced: JsonObject = { $ref: '#/definitions/Person', definitions: { Person: person } };
const isPerson = new Ajv2020({ strict: false }).compile(person);

async function answerTo(body: object): Promise<string> {
  const answered = await openGateway().chat({ max_tokens: 2_000, ...body });
  return answered.body.choices[0].message.content ?? '';
}

describe('a JSON Schema that the prompt carries', () => {
  it.each([
    ['as it is', JSON.stringify(person)],
    ['indented', JSON.stringify(person, null, 2)],
    ['behind a reference', JSON.stringify(referenced)],
    ['after other braces', `{{ user }} {"unrelated": {}} "}" ${JSON.stringify(person)}`],
  ])('is satisfied in JSON mode: %s', async (_, schema) => {
    const system = `You return valid JSON that matches this schema, and no other prose.\n${schema}`;
    const content = await answerTo({
      messages: [{ role: 'system', content: system }, user('Lan is 30 years old')],
      response_format: { type: 'json_object' },
    });
    expect(isPerson(JSON.parse(content)), content).toBe(true);
  });

  it('is satisfied without a mode, in a code block where one is asked for', async () => {
    const ask = (words: string) => answerTo({ messages: [user(`Lan is 30. ${words}\n${JSON.stringify(person)}`)] });

    expect(isPerson(JSON.parse(await ask('Answer with JSON that matches this schema:')))).toBe(true);
    const fenced = await ask('Return the JSON of this json_schema in a ```json codeblock:');
    const [, inside = ''] = /^```json\n([\s\S]+)\n```$/.exec(fenced) ?? [];
    expect(isPerson(JSON.parse(inside)), fenced).toBe(true);
  });

  it('is satisfied where the format of JSON mode carries it', async () => {
    const format = { type: 'json_object', schema: person };
    expect(isPerson(JSON.parse(await answerTo({ response_format: format })))).toBe(true);
  });

  it('that no answer can satisfy is answered as if there were none', async () => {
    const impossible = { ...person, properties: { name: { type: 'string', pattern: '^[0-9]{3}$' } } };
    const content = `Answer with JSON that matches this schema: ${JSON.stringify(impossible)}`;
    expect(await answerTo({ messages: [user(content)] })).toContain('sandbox');
    const json = await answerTo({ messages: [user(content)], response_format: { type: 'json_object' } });
    expect(JSON.parse(json)).toHaveProperty('sandbox', true);
  });

  it('is satisfied by a message, too', async () => {
    const { body } = await openGateway().message({
      max_tokens: 2_000,
      system: `Respond with JSON of this schema: ${JSON.stringify(person)}`,
    });
    const [block] = body.content;
    expect(isPerson(JSON.parse(block?.type === 'text' ? block.text : ''))).toBe(true);
  });

  it.each([
    ['talks about a schema', `Why has this schema "properties"? It is JSON: ${JSON.stringify(person)}`],
    ['asks for JSON of another kind', 'Return JSON with "properties" of your own, without a schema: {"properties": 1}'],
    ['holds braces without end', `Return JSON of the schema ${'{'.repeat(5_000)} "properties"`],
  ])('leaves a prompt alone that %s', async (_, content) => {
    expect(await answerTo({ messages: [user(content)] })).toContain('sandbox');
  });
});

describe('output_config of a message', () => {
  it.each([false, true])('gives JSON of its schema, streamed: %s', async (stream) => {
    const { send } = openGateway();
    const response = await send('POST', '/v1/messages', {
      messages: [user('Lan is 30 years old')],
      max_tokens: 2_000,
      output_config: { format: { type: 'json_schema', schema: person } },
      stream,
    });
    const text = await response.text();
    const pieces = text.matchAll(/"type":"text(?:_delta)?","text":("(?:[^"\\]|\\.)*")/g);
    const answer = [...pieces].map(([, piece = '""']) => JSON.parse(piece)).join('');
    expect(isPerson(JSON.parse(answer)), answer).toBe(true);
  });

  it('counts as part of the prompt', async () => {
    const { message } = openGateway();
    const plain = await message();
    const formed = await message({ output_config: { format: { type: 'json_schema', schema: person } } });
    expect(formed.body.usage.input_tokens).toBeGreaterThan(plain.body.usage.input_tokens + 20);
  });
});

describe('parts other than texts and images', () => {
  it('are accepted, and cost a fixed price', async () => {
    const { chat, message } = openGateway();
    const audio = { type: 'input_audio', input_audio: { data: 'UklGRg==', format: 'wav' } };
    const file = { type: 'file', file: { filename: 'a.pdf', file_data: 'data:application/pdf;base64,JVBERi0=' } };
    const asked = await chat({ messages: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }, audio, file] }] });
    expect(asked.status).toBe(200);
    expect(asked.body.usage.prompt_tokens).toBe(171);

    const pdf = { type: 'base64', media_type: 'application/pdf', data: 'JVBERi0=' };
    const read = await message({ messages: [{ role: 'user', content: [{ type: 'document', source: pdf }] }] });
    expect(read.status).toBe(200);
    expect(read.body.usage.input_tokens).toBe(85);
  });

  it('are refused where they hold nothing', async () => {
    const empty = { type: 'input_audio', input_audio: { data: '', format: 'wav' } };
    const { status } = await openGateway().chat({ messages: [{ role: 'user', content: [empty] }] });
    expect(status).toBe(400);
  });
});
