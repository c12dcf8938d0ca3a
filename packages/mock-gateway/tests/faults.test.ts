import { clawwitsErrorTable } from '@clawwits/contract';
import { wireFaults } from '@clawwits/mock-gateway';
import OpenAI from 'openai';
import { afterEach, describe, expect, it } from 'vitest';
import { parseFault } from '../src/faults/parse-fault.ts';
import { drivers, type Reachable } from './drivers.ts';
import { endlessWords, openGateway, until, user } from './support.ts';

const body = (stream: boolean) => JSON.stringify({ messages: [user('Hi')], stream });

describe.each(drivers)('a fault $name', ({ open }) => {
  let reachable: Reachable;
  afterEach(() => reachable.close());

  async function ask(fault: string, stream: boolean, signal?: AbortSignal) {
    reachable = await open({ answer: 'One hai ba bốn' });
    return fetch(`${reachable.url}/v1/chat/completions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${reachable.gateway.apiKey}`, 'x-clawwits-fault': fault },
      body: body(stream),
      ...(signal && { signal }),
    });
  }
  const eventsIn = (text: string) => text.split('\n\n').filter((event) => event !== '').length;

  async function readUntilBroken(response: Response): Promise<string> {
    let text = '';
    const decoder = new TextDecoder();
    await expect(
      (async () => {
        for await (const part of response.body ?? []) text += decoder.decode(part, { stream: true });
      })(),
    ).rejects.toThrow();
    return text;
  }

  it.each(['cut:2', 'reset:2'])('%s breaks a stream after two events, and bills what went out', async (fault) => {
    const text = await readUntilBroken(await ask(fault, true));
    expect(eventsIn(text)).toBe(2);
    expect(reachable.gateway.account().wallet).toMatchObject({ reserved: 0 });
    expect(reachable.gateway.calls.at(-1)).toMatchObject({
      outcome: 'cut',
      fault,
      reason: expect.stringContaining(fault),
    });
  });

  it.each(['cut', 'reset', 'wrong-content-length'])('%s breaks a JSON body', async (fault) => {
    const text = await readUntilBroken(await ask(fault, false));
    expect(text.length).toBeGreaterThan(0);
    expect(reachable.gateway.account().wallet.reserved).toBe(0);
  });

  it('wrong-content-length breaks a stream at its end', async () => {
    expect(await readUntilBroken(await ask('wrong-content-length', true))).toContain('[DONE]');
  });

  it('silence leaves the connection open without a word until the client leaves', async () => {
    const leaving = new AbortController();
    const response = await ask('silence:2', true, leaving.signal);
    const reader = response.body?.getReader();
    let text = '';
    while (eventsIn(text) < 2) text += new TextDecoder().decode((await reader?.read())?.value);
    const next = expect(reader?.read()).rejects.toThrow();
    expect(reachable.gateway.account().wallet.reserved).toBeGreaterThan(0);
    leaving.abort();
    await next;
    await until(() => reachable.gateway.account().wallet.reserved === 0, 'the call was settled');
  });

  it('slow-headers holds the answer back on the clock of the gateway', async () => {
    const answered = ask('slow-headers:60000', false);
    await until(() => reachable?.gateway.calls.at(-1)?.fault === 'slow-headers:60000', 'the call came');
    reachable.gateway.clock.advance(60_000);
    expect((await answered).status).toBe(200);
  });

  it('malformed-chunk spoils one event, or the whole of a JSON body', async () => {
    const events = (await (await ask('malformed-chunk:2', true)).text()).split('\n\n');
    expect(() => JSON.parse(events[0]?.slice(6) ?? '')).not.toThrow();
    expect(() => JSON.parse(events[1]?.slice(6) ?? '')).toThrow(SyntaxError);
    expect(events.at(-2)).toBe('data: [DONE]');
    await reachable.close();
    await expect((await ask('malformed-chunk', false)).json()).rejects.toThrow(SyntaxError);
  });

  it('html-502 is a page that costs nothing', async () => {
    const response = await ask('html-502', true);
    expect([response.status, response.headers.get('content-type')]).toEqual([502, 'text/html']);
    expect(await response.text()).toContain('<h1>502 Bad Gateway</h1>');
    expect(reachable.gateway.account().wallet.lifetimeUsed).toBe(0);
  });

  it('error-event tells an error inside a 200, in a stream and as a whole body', async () => {
    const response = await ask('error-event:2', true);
    const events = (await response.text()).trimEnd().split('\n\n');
    expect(events).toHaveLength(3);
    expect(events[2]).toContain('"code":"router_error"');
    await reachable.close();
    const whole = await ask('error-event', false);
    expect([whole.status, await whole.json()]).toEqual([
      200,
      { error: expect.objectContaining({ code: 'router_error' }) },
    ]);
  });

  it('duplicated-chunk sends one event twice, split-chunks changes no byte', async () => {
    const doubled = (await (await ask('duplicated-chunk:2', true)).text()).split('\n\n');
    expect(doubled[1]).toBe(doubled[2]);
    await reachable.close();
    const text = await (await ask('split-chunks:1', true)).text();
    expect(text).toContain('"content":" bốn"');
    expect(text).toContain('data: [DONE]');
  });

  it('lost-answer resets the connection although the call was billed, and its repeat gets the stored answer', async () => {
    reachable = await open({ answer: 'One' });
    const { gateway, url } = reachable;
    gateway.injectFault('lost-answer*1');
    for (const stream of [false, true]) {
      const call = () =>
        fetch(`${url}/v1/chat/completions`, {
          method: 'POST',
          headers: { authorization: `Bearer ${gateway.apiKey}`, 'idempotency-key': `key-${stream}` },
          body: body(stream),
        });
      gateway.clearFaults();
      gateway.injectFault('lost-answer*1');
      const used = gateway.account().wallet.lifetimeUsed;
      await expect(call()).rejects.toThrow();
      expect(gateway.account().wallet).toMatchObject({ reserved: 0, lifetimeUsed: used + 2 });
      const repeated = await call();
      expect(repeated.headers.get('idempotent-replayed')).toBe('true');
      expect(await repeated.text()).toContain('One');
      expect(gateway.account().wallet.lifetimeUsed).toBe(used + 2);
    }
  });

  it('by a rule is met by the official client, which retries and succeeds', async () => {
    reachable = await open({ faults: ['router_error*1', 'rate_limited:10*1', 'reset*1'] });
    const { gateway, url } = reachable;
    const client = new OpenAI({ baseURL: `${url}/v1`, apiKey: gateway.apiKey, maxRetries: 3 });
    const completion = await client.chat.completions
      .create({ model: 'auto', messages: [{ role: 'user', content: 'Hi' }] })
      .catch((error) => error);
    expect(gateway.calls.slice(0, 2).map(({ status }) => status)).toEqual([502, 429]);
    expect(completion.choices ?? completion.message).toBeTruthy();
  });
});

it('an injected router_error comes after the check of the wallet, and costs nothing', async () => {
  const { gateway, chat } = openGateway({ wits: 60, faults: ['router_error'] });
  expect((await chat({ max_tokens: 100 })).body.error.code).toBe('insufficient_wits');
  expect((await chat({ max_tokens: 10 })).body.error.code).toBe('router_error');
  expect(gateway.account().wallet).toMatchObject({ available: 60, reserved: 0 });
});

describe('faults', () => {
  it.each(Object.keys(clawwitsErrorTable))('can be the error code %s, with its status', async (code) => {
    const { chat, gateway } = openGateway({ faults: [code] });
    const answered = await chat();
    expect([answered.status, answered.body.error.code]).toEqual([
      clawwitsErrorTable[code as keyof typeof clawwitsErrorTable].status,
      code,
    ]);
    expect(answered.headers.has('retry-after-ms')).toBe('retryAfterMs' in answered.body.error);
    expect(gateway.account().wallet.reserved).toBe(0);
  });

  it('of a rule apply to the calls that match it, as many times as it states', async () => {
    const { chat, message, gateway } = openGateway();
    const remove = gateway.injectFault({ fault: 'router_error', endpoint: 'messages', times: 2 });
    expect((await chat()).status).toBe(200);
    expect([(await message()).status, (await message()).status, (await message()).status]).toEqual([502, 502, 200]);
    const { id } = gateway.createAccount();
    gateway.injectFault({ fault: 'forbidden', account: id });
    expect((await chat()).status).toBe(200);
    expect((await chat({}, { authorization: `Bearer ${gateway.createKey({ account: id })}` })).status).toBe(403);
    gateway.injectFault({ fault: 'router_error', matches: ({ isStream }) => isStream });
    expect((await chat({ stream: true })).status).toBe(502);
    remove();
    gateway.clearFaults();
    expect(gateway.faults).toEqual([]);
  });

  it('of a probability apply to the same calls for the same seed', async () => {
    const pattern = async (seed: string) => {
      const { chat } = openGateway({ seed, faults: ['router_error@0.5'] });
      let seen = '';
      for (let count = 0; count < 40; count++) seen += (await chat()).status === 200 ? '.' : 'x';
      return seen;
    };
    const first = await pattern('a');
    expect(first).toMatch(/\.[\s\S]*x|x[\s\S]*\./);
    expect(await pattern('a')).toBe(first);
    expect(await pattern('b')).not.toBe(first);
  });

  it('that do not exist are a clear error, by code and by header', async () => {
    const { gateway, chat } = openGateway();
    expect(() => gateway.injectFault('explode')).toThrow('There is no fault "explode"');
    expect(() => gateway.injectFault('cut:x')).toThrow('name[:amount][*times][@chance]');
    expect((await chat({}, { 'x-clawwits-fault': 'explode' })).body.error).toMatchObject({
      code: 'invalid_request',
      param: 'x-clawwits-fault',
    });
  });

  it('are read from their text', () => {
    expect(parseFault('cut')).toEqual({ fault: { name: 'cut', amount: wireFaults.cut.defaultAmount } });
    expect(parseFault(' rate_limited:5*2@0.25 ')).toEqual({
      fault: { name: 'rate_limited', amount: 5 },
      times: 2,
      chance: 0.25,
    });
  });

  it('apply to no call that is refused anyway', async () => {
    const { gateway, call, chat } = openGateway({ faults: ['router_error*1'] });
    await call('GET', '/v1/nothing');
    await chat({ temperature: 9 });
    expect(gateway.faults).toHaveLength(1);
    expect((await chat()).status).toBe(502);
  });

  it('leave every wallet consistent, whichever faults apply to which calls', async () => {
    const faults = [
      ...Object.keys(wireFaults).filter((name) => name !== 'slow-headers' && name !== 'silence'),
      'router_error',
      'rate_limited',
    ];
    const { gateway, streamChat, chat } = openGateway({
      wits: 20_000,
      tier: 'enterprise',
      faults: faults.map((fault) => `${fault}@0.07`),
      answer: ({ prompt }) => (prompt.length > 20 ? endlessWords() : 'One two three'),
    });
    const client = async (number: number) => {
      for (let count = 0; count < 25; count++) {
        const request = { messages: [user('x'.repeat((number * 7 + count * 3) % 30))], max_tokens: 40 };
        const key: Record<string, string> = count % 3 === 0 ? { 'idempotency-key': `${number}-${count >> 2}` } : {};
        await (count % 2 === 0
          ? chat(request, key)
          : streamChat(request, key).then((response) => response.text())
        ).catch(() => undefined);
        const { available, reserved, lifetimeUsed, granted } = gateway.account().wallet;
        expect(available + reserved + lifetimeUsed).toBe(granted);
        expect(available).toBeGreaterThanOrEqual(0);
      }
    };
    await Promise.all(Array.from({ length: 64 }, (_, number) => client(number)));
    expect(gateway.account().wallet.reserved).toBe(0);
    expect(gateway.calls.some(({ fault }) => fault !== null)).toBe(true);
  });
});
