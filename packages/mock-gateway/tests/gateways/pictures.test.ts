import { inflateSync } from 'node:zlib';
import type { ChatCompletion, ImageList, VideoList } from '@clawwits/contract';
import { imageListSchema, videoListSchema } from '@clawwits/contract/schemas';
import { createGateway, type GatewayOptions } from '@clawwits/mock-gateway';
import { startServer } from '@clawwits/mock-gateway/server';
import OpenAI from 'openai';
import { describe, expect, it, onTestFinished } from 'vitest';
import { encodePng } from '../../src/endpoints/images/png.ts';
import { callsOf, type Refused, root } from './support.ts';

/** Reads a PNG as strictly as a viewer does; gives its size and the colour of each pixel. */
function decodePng(bytes: Buffer): { width: number; height: number; pixels: string[][] } {
  expect(bytes.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const checked = bytes.subarray(at + 4, at + 8 + length);
    expect(bytes.readUInt32BE(at + 8 + length)).toBe(crc32(checked));
    chunks.set(checked.subarray(0, 4).toString(), checked.subarray(4));
    at += 12 + length;
  }
  const header = chunks.get('IHDR') ?? Buffer.alloc(0);
  const palette = chunks.get('PLTE') ?? Buffer.alloc(0);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  expect([...header.subarray(8)]).toEqual([2, 3, 0, 0, 0]);
  const raw = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0));
  const rowBytes = 1 + Math.ceil(width / 4);
  expect(raw.length).toBe(height * rowBytes);
  expect([...chunks.keys()].at(-1)).toBe('IEND');
  const pixels = Array.from({ length: height }, (_, y) => {
    const row = raw.subarray(y * rowBytes, (y + 1) * rowBytes);
    expect(row[0]).toBe(0);
    return Array.from({ length: width }, (_, x) => {
      const place = ((row[1 + (x >> 2)] ?? 0) >> (6 - 2 * (x & 3))) & 3;
      return palette.subarray(place * 3, place * 3 + 3).toString('hex');
    });
  });
  return { width, height, pixels };
}

/** Bit by bit, as the specification has it: not the way of the code that is tested. */
function crc32(bytes: Uint8Array): number {
  let remainder = 0xffffffff;
  for (const byte of bytes) {
    remainder ^= byte;
    for (let bit = 0; bit < 8; bit++) remainder = (remainder >>> 1) ^ (remainder & 1 ? 0xedb88320 : 0);
  }
  return (remainder ^ 0xffffffff) >>> 0;
}

const openClew = (options: Omit<GatewayOptions<'clew'>, 'gateway'> = {}) => {
  const gateway = createGateway({ ...options, gateway: 'clew' });
  const draw = async (body: object) =>
    callsOf(gateway).call<ImageList & Refused>('imageGenerations', {
      body: { prompt: 'a cute cat', size: '64x48', ...body },
    });
  return { gateway, draw };
};

describe('an image', () => {
  it('has the colours that it was made of, whatever its size', async () => {
    const colours = [
      [1, 2, 3],
      [250, 0, 0],
      [0, 250, 0],
      [0, 0, 250],
    ] as const;
    const squares = [
      [0, 1, 2],
      [3, 0, 1],
    ];
    const png = await encodePng({ width: 7, height: 5, colours, squares, description: 'Three by two' });
    const { width, height, pixels } = decodePng(Buffer.from(png));
    expect([width, height]).toEqual([7, 5]);
    expect(pixels[0]).toEqual(['010203', '010203', '010203', 'fa0000', 'fa0000', '00fa00', '00fa00']);
    expect(pixels[4]?.[0]).toBe('0000fa');
  });

  it('is a PNG that differs by prompt, model and place, and is the same for the same', async () => {
    const { draw } = openClew();
    const image = async (body: object) =>
      (await draw({ response_format: 'b64_json', ...body })).body.data.map(({ b64_json }) => b64_json ?? '');
    const [cat = ''] = await image({});
    expect(decodePng(Buffer.from(cat, 'base64'))).toMatchObject({ width: 64, height: 48 });
    expect(await image({})).toEqual([cat]);
    const others = [
      ...(await image({ prompt: 'a dog' })),
      ...(await image({ model: 'dall-e-3' })),
      ...(await image({ n: 3 })).slice(1),
    ];
    expect(new Set([cat, ...others]).size).toBe(5);
    expect((await draw({ response_format: 'b64_json', size: 'auto' })).body.data[0]?.b64_json?.length).toBeLessThan(
      8_000,
    );
  });

  it('lies at an address of the gateway where no base64 is asked for, with what it cost', async () => {
    const server = await startServer({ gateway: 'clew' });
    onTestFinished(() => server.close());
    const client = new OpenAI({ baseURL: `${server.url}/v1`, apiKey: await server.gateway.createSession() });
    const { data, response } = await client.images
      .generate({ model: 'dall-e-3', prompt: 'a cute cat', size: '256x256', n: 2 })
      .withResponse();
    expect(response.headers.get('x-cost-usd')).toBe('0.08');
    const url = data.data?.[1]?.url ?? '';
    expect(url.startsWith(`${server.url}/`)).toBe(true);
    const picture = await fetch(url);
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(decodePng(Buffer.from(await picture.arrayBuffer()))).toMatchObject({ width: 256, height: 256 });
    expect((await fetch(url.replace('.png', '.jpg'))).status).toBe(404);
    expect((await fetch(url, { method: 'POST' })).status).toBe(404);
  });

  it('has the shape of the contract', async () => {
    const { body } = await openClew().draw({});
    expect(imageListSchema.strict().safeParse(body).error).toBeUndefined();
    expect(body.data[0]?.url).toMatch(`${root}/sandbox/files/`);
  });

  it.each([
    [{ prompt: undefined }, 400, 'prompt'],
    [{ prompt: '' }, 400, 'prompt'],
    [{ n: 0 }, 400, 'n'],
    [{ size: 'huge' }, 400, 'size'],
    [{ size: '0x10' }, 400, 'size'],
    [{ size: '5000x10' }, 400, 'size'],
    [{ model: 'deepseek-v4' }, 400, 'model'],
    [{ model: 'no-such-model' }, 404, 'model'],
  ])('is refused for %j', async (wrong, status, param) => {
    const answered = await openClew().draw(wrong);
    expect([answered.status, answered.body.error.param]).toEqual([status, param]);
  });

  it('needs a plan on Klawd, at the path of Klawd', async () => {
    const gateway = createGateway({ gateway: 'klawd' });
    const draw = () =>
      gateway.fetch(`${root}/api/images/generations`, {
        method: 'POST',
        headers: { authorization: `Bearer ${gateway.apiKey}` },
        body: JSON.stringify({ prompt: 'a fox', size: '16x16' }),
      });
    expect((await draw()).status).toBe(200);
    expect(gateway.calls.at(-1)).toMatchObject({ costUSD: 0.02 });
    gateway.updateAccount({ tier: 'free' });
    const refused = await draw();
    expect([refused.status, ((await refused.json()) as Refused).error.type]).toEqual([403, 'permission_error']);
    expect(gateway.account().minute.counted).toBe(1);
  });
});

it('a video is a film at an address of the gateway, at once', async () => {
  const { gateway } = openClew();
  const { call } = callsOf(gateway);
  const { status, body } = await call<VideoList>('videoGenerations', { body: { prompt: 'a cat walking' } });
  expect(videoListSchema.strict().safeParse(body).error).toBeUndefined();
  expect([status, body.model]).toEqual([200, 'minimax-hailuo-2.3']);
  const film = await gateway.fetch(body.data[0]?.url ?? '');
  expect(film.headers.get('content-type')).toBe('video/mp4');
  const bytes = Buffer.from(await film.arrayBuffer());
  const boxes: string[] = [];
  for (let at = 0; at < bytes.length; at += bytes.readUInt32BE(at))
    boxes.push(bytes.toString('latin1', at + 4, at + 8));
  expect(boxes).toEqual(expect.arrayContaining(['ftyp', 'moov', 'mdat']));
});

describe('clew/ocr', () => {
  const read = async (content: unknown) => {
    const { gateway } = openClew();
    return callsOf(gateway).chat<ChatCompletion & Refused>({
      model: 'clew/ocr',
      messages: [{ role: 'user', content }],
    });
  };
  const image = (url: string) => [{ type: 'image_url', image_url: { url } }];

  it('reads what a picture of the sandbox is of', async () => {
    const { draw } = openClew();
    const { body } = await draw({ prompt: 'Hóa đơn ใบเสร็จ 42', response_format: 'b64_json' });
    const answered = await read(image(`data:image/png;base64,${body.data[0]?.b64_json}`));
    expect(answered.body.choices[0].message.content).toBe('Hóa đơn ใบเสร็จ 42');
  });

  it('makes up a text for other pictures, and fetches nothing', async () => {
    const far = await read(image('https://example.com/document.jpg'));
    expect(far.body.choices[0].message.content).toContain('https://example.com/document.jpg');
    const near = await read(image(`data:image/jpeg;base64,${btoa('no picture')}`));
    expect(near.body.choices[0].message.content).toContain('10 bytes');
  });

  it.each([
    ['What does it say?'],
    [image('file:///etc/passwd')],
    [image('data:image/png;base64,???')],
    [image('data:text/plain,Hi')],
  ])('refuses %j', async (content) => {
    expect((await read(content)).status).toBe(400);
  });
});

describe('clew/free', () => {
  it('costs nothing, and takes another free model when one is limited', async () => {
    const { gateway } = openClew();
    const ask = () => callsOf(gateway).chat<ChatCompletion & Refused>({ model: 'clew/free' });
    const first = await ask();
    expect([first.body.model, first.headers.get('x-cost-usd')]).toEqual(['deepseek-v4', '0']);
    gateway.limitModel('deepseek-v4', 1_000);
    expect((await ask()).body.model).toBe('groq/llama4');
    gateway.limitModel('groq/llama4', 60_000);
    gateway.limitModel('mistral/large', 60_000);
    gateway.clock.advance(1_000);
    expect((await ask()).body.model).toBe('deepseek-v4');
    gateway.limitModel('deepseek-v4', 1_000);
    const limited = await ask();
    expect([limited.status, limited.body.error.code, limited.headers.get('retry-after')]).toEqual([
      429,
      'rate_limit_exceeded',
      null,
    ]);
  });
});
