import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startServer } from '@clawwits/mock-gateway/server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { downloadImage } from '../../../src/commands/image/download-image.ts';
import { nameAfter } from '../../../src/commands/image/save-image.ts';
import { sendJson, startFaultServer } from '../../support/fault-server.ts';
import { makeFolder, readRecord, runShell, shellCommand } from '../../support/run-command.ts';
import { runInside } from '../../support/run-inside.ts';
import { expectResult } from '../../support/schemas.ts';

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

async function startClew() {
  const server = await startServer({ gateway: 'clew', answer: 'Total: 42' });
  onTestFinished(() => server.close());
  return { server, env: { CLEW_API_KEY: server.apiKey, CLEW_BASE_URL: server.url, CLAWWITS_GATEWAY: 'clew' } };
}

/** A gateway whose images lie at an address of its own. */
async function startWithUrls(serve: Parameters<typeof startFaultServer>[0], count = 1) {
  const keys: unknown[] = [];
  const server = await startFaultServer((response, request, body) => {
    if (request.method === 'POST') {
      const data = Array.from({ length: count }, (_, index) => ({
        url: `http://${request.headers.host}/file/${index}`,
      }));
      return sendJson(response, 200, { created: 1, data });
    }
    keys.push(request.headers['x-api-key'] ?? request.headers.authorization);
    serve(response, request, body);
  });
  return { keys, env: { CLEW_API_KEY: 'secret-key', CLEW_BASE_URL: server.url, CLAWWITS_GATEWAY: 'clew' } };
}

describe('image', () => {
  it('is saved under the name of its prompt, and never over another file', async () => {
    const { env } = await startClew();
    const workingDirectory = await makeFolder();
    await writeFile(join(workingDirectory, 'mot-con-meo.png'), 'mine');
    const finished = await runInside(['image', 'Một con mèo!', '--size', '8x8'], { env, workingDirectory });
    const path = join(workingDirectory, 'mot-con-meo-2.png');
    expect(finished).toMatchObject({ exitCode: 0, stdout: `${path}\n`, stderr: '' });
    expect((await readFile(path)).subarray(0, 8)).toEqual(png.subarray(0, 8));
    expect(await readFile(join(workingDirectory, 'mot-con-meo.png'), 'utf8')).toBe('mine');
    expect((await readdir(workingDirectory)).sort()).toEqual(['mot-con-meo-2.png', 'mot-con-meo.png']);
  });

  it('goes to the file that -o names; several get numbers; the record tells of each, and of the cost', async () => {
    const { env } = await startClew();
    const folder = await makeFolder();
    const args = [
      'image',
      'a cat',
      '--n',
      '2',
      '--size',
      '8x8',
      '-m',
      'dall-e-3',
      '-o',
      join(folder, 'cat.png'),
      '--json',
    ];
    const record = readRecord(await runInside(args, { env }));
    expectResult(record);
    expect(record).toMatchObject({
      model: 'dall-e-3',
      wits: { spent: null, cost_usd: 0.08 },
      data: {
        images: [{ path: join(folder, 'cat-1.png'), media_type: 'image/png' }, { path: join(folder, 'cat-2.png') }],
      },
    });
    expect((await readdir(folder)).sort()).toEqual(['cat-1.png', 'cat-2.png']);
  });

  it('that lies at an address is fetched without the key', async () => {
    const { keys, env } = await startWithUrls((response, request) => {
      if (request.url === '/file/0') {
        response.writeHead(302, { location: '/moved' }).end();
      } else response.end(png);
    });
    const path = join(await makeFolder(), 'cat.png');
    expect((await runInside(['image', 'a cat', '-o', path], { env })).exitCode).toBe(0);
    expect(await readFile(path)).toEqual(png);
    expect(keys).toEqual([undefined, undefined]);
  });

  it('that is no image leaves no file, and an older one unchanged', async () => {
    const { env } = await startWithUrls((response) => response.end('<html>'));
    const folder = await makeFolder();
    const path = join(folder, 'cat.png');
    await writeFile(path, 'before');
    expect((await runInside(['image', 'a cat', '-o', path], { env })).exitCode).toBe(6);
    expect(await readFile(path, 'utf8')).toBe('before');
    expect(await readdir(folder)).toEqual(['cat.png']);
  });

  it('of which some cannot be fetched ends with 8; the others are saved', async () => {
    const { env } = await startWithUrls((response, request) => {
      if (request.url === '/file/0') response.end(png);
      else response.writeHead(404).end();
    }, 2);
    const folder = await makeFolder();
    const args = ['image', 'a cat', '--n', '2', '-o', join(folder, 'cat.png'), '--json'];
    const record = readRecord(await runInside(args, { env }));
    expectResult(record);
    expect(record).toMatchObject({
      exit_code: 8,
      error: {
        code: 'images_missing',
        message: expect.stringContaining('1 of 2'),
        hint: expect.stringContaining('/file/1'),
      },
      data: { images: [{ path: join(folder, 'cat-1.png') }] },
    });
  });

  it('that has no place to go is not asked for', async () => {
    const { server, env } = await startClew();
    const missing = join(await makeFolder(), 'none', 'cat.png');
    expect((await runInside(['image', 'a cat', '-o', missing], { env })).exitCode).toBe(2);
    const closed = await makeFolder();
    await mkdir(join(closed, 'cat.png'));
    expect((await runInside(['image', 'a cat', '-o', join(closed, 'cat.png')], { env })).exitCode).toBe(2);
    expect(server.gateway.calls).toEqual([]);
  });

  it.each([
    ['to a terminal', ['-o', '-'], { columns: 80 }, /not written to a terminal/],
    ['of several to a pipe', ['-o', '-', '--n', '2'], {}, /takes one image/],
    ['next to the record', ['-o', '-', '--json'], {}, /takes the image or the record/],
    ['of an invalid size', ['--size', 'big'], {}, /width and height/],
  ])('is not written %s', async (_name, args, more, expected) => {
    const { server, env } = await startClew();
    const { exitCode, stdout, stderr } = await runInside(['image', 'a cat', ...args], { env, ...more });
    expect(exitCode).toBe(2);
    expect(stdout + stderr).toMatch(expected);
    expect(server.gateway.calls).toEqual([]);
  });

  it('-o - writes the image and nothing else into a pipe', async () => {
    const path = join(await makeFolder(), 'cat.png');
    const line = `${shellCommand()} image "a cat" --size 8x8 --sandbox --gateway klawd -m replicate/seedream-4.5 -o - > '${path}'`;
    const { exitCode, stderr } = await runShell(line, { PATH: process.env['PATH'] ?? '', HOME: await makeFolder() });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: expect.stringContaining('the sandbox of Klawd') });
    const bytes = await readFile(path);
    expect(bytes.subarray(0, 8)).toEqual(png.subarray(0, 8));
    expect(bytes.subarray(-8, -4).toString('latin1')).toBe('IEND');
  });
});

describe('a download', () => {
  const signal = new AbortController().signal;
  const never = () => Promise.reject(new Error('fetched'));

  it.each([
    ['http://files.example/1', 'not https'],
    ['file:///etc/passwd', 'not https'],
    ['https://127.0.0.1/1', 'of this machine'],
    ['https://localhost:8080/1', 'of this machine'],
    ['nonsense', 'address is not valid'],
  ])('of %s is refused', async (url, expected) => {
    const download = downloadImage(url, 'https://api.example', { fetch: never, signal });
    await expect(download).rejects.toThrow(expected);
  });

  it('ends where it is larger than it may be, whatever it said', async () => {
    const limits = { bytes: 10, milliseconds: 60_000 };
    const fetch = () => Promise.resolve(new Response(Buffer.alloc(11)));
    const download = downloadImage('https://files.example/1', 'https://api.example', { fetch, signal }, limits);
    await expect(download).rejects.toMatchObject({ code: 'download_failed', exitCode: 6 });
  });

  it('does not follow a redirect away from https', async () => {
    const fetch = () => Promise.resolve(new Response(null, { status: 302, headers: { location: 'http://inside/' } }));
    const download = downloadImage('https://files.example/1', 'https://api.example', { fetch, signal });
    await expect(download).rejects.toThrow('not https');
  });
});

it.each([
  ['a cute cat', 'a-cute-cat'],
  ['Đường phố Hà Nội, về đêm', 'duong-pho-ha-noi-ve-dem'],
  ['../../etc/passwd', 'etc-passwd'],
  ['猫', 'image'],
  ['one two three four five six seven eight nine ten', 'one-two-three-four-five-six-seven-eight'],
  ['x'.repeat(100), 'x'.repeat(40)],
])('the name after %j is %s', (prompt, expected) => {
  expect(nameAfter(prompt)).toBe(expected);
});

describe('ocr', () => {
  async function saveImage(bytes: Buffer = png) {
    const path = join(await makeFolder(), 'receipt');
    await writeFile(path, bytes);
    return path;
  }

  it('prints the text of a file, and tells the cost in the record', async () => {
    const { env } = await startClew();
    const path = await saveImage();
    expect(await runInside(['ocr', path], { env })).toMatchObject({ exitCode: 0, stdout: 'Total: 42\n', stderr: '' });
    const record = readRecord(await runInside(['ocr', path, '--json'], { env }));
    expectResult(record);
    expect(record).toMatchObject({ data: { text: 'Total: 42' }, model: 'clew/ocr' });
    expect(record['wits']).toMatchObject({ spent: null, cost_usd: expect.any(Number) });
    expect((await runInside(['ocr', path], { env, columns: 40 })).stdout).toBe('Total: 42\n');
  });

  it('hands an address on, and fetches nothing itself', async () => {
    const bodies: string[] = [];
    const { url } = await startFaultServer((response, _request, body) => {
      bodies.push(body);
      sendJson(response, 200, {
        model: 'clew/ocr',
        choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'yes' } }],
        usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
      });
    });
    const env = { CLEW_API_KEY: 'key', CLEW_BASE_URL: url };
    await runInside(['ocr', 'https://example.com/document.jpg', '--gateway', 'clew'], { env });
    expect(JSON.parse(bodies[0] ?? '')).toMatchObject({
      model: 'clew/ocr',
      messages: [{ content: [{ type: 'image_url', image_url: { url: 'https://example.com/document.jpg' } }] }],
    });
  });

  it.each([
    ['text', Buffer.from('hello'), /is no image/],
    ['something else', Buffer.from([0, 255, 254, 1]), /neither UTF-8 text nor/],
    ['too large', Buffer.concat([png, Buffer.alloc(10 * 1024 * 1024)]), /larger than 10 MiB/],
  ])('refuses what is %s, before it is sent', async (_name, bytes, expected) => {
    const { server, env } = await startClew();
    const finished = await runInside(['ocr', await saveImage(bytes)], { env });
    expect(finished).toMatchObject({ exitCode: 2, stderr: expect.stringMatching(expected) });
    expect(server.gateway.calls).toEqual([]);
  });

  it.each(['clawwits', 'techopenclaw', 'klawd'])('is not offered by %s', async (gateway) => {
    const finished = await runInside(['ocr', await saveImage(), '--gateway', gateway, '--json']);
    expect(readRecord(finished)).toMatchObject({
      exit_code: 2,
      error: { code: 'unsupported_endpoint', message: expect.stringContaining('These do: clew.') },
    });
  });
});
