// What must hold with every version of msw that is promised. Copied into a project that has installed it.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, afterEach, before, describe, it } from 'node:test';
import { createGateway, defaultBaseURL } from '@clawwits/mock-gateway';
import { handlers, refuseOthers } from '@clawwits/mock-gateway/msw';
import { setupServer } from 'msw/node';
import OpenAI from 'openai';

const messages = [{ role: 'user', content: 'Hello' }];

function* endlessWords() {
  for (;;) yield ' word';
}

let network;
let gateway;
afterEach(() => {
  network.close();
  gateway.close();
});

function connect(options = {}) {
  gateway = createGateway(options);
  network = setupServer(...handlers(gateway));
  network.listen(refuseOthers);
  return new OpenAI({ baseURL: `${defaultBaseURL}/v1`, apiKey: gateway.apiKey });
}

/** A streamed chat through `fetch` itself. */
const fetchStream = (init = {}) =>
  fetch(`${defaultBaseURL}/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${gateway.apiKey}`, ...init.headers },
    body: JSON.stringify({ messages, stream: true, max_tokens: 2_000_000 }),
    ...(init.signal && { signal: init.signal }),
  });

/** Waits until nothing is reserved: the gateway has noticed that the client is gone. */
async function untilSettled() {
  const end = Date.now() + 5_000;
  while (gateway.account().wallet.reserved > 0) {
    assert.ok(Date.now() < end, 'the call was never settled');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe('through msw', { timeout: 60_000 }, () => {
  it('a chat is answered', async () => {
    const client = connect({ answer: 'One two three' });
    const { choices } = await client.chat.completions.create({ model: 'auto', messages });
    assert.equal(choices[0].message.content, 'One two three');
  });

  it('a streamed chat is answered to its end', async () => {
    const client = connect({ answer: 'One two three' });
    const pieces = [];
    for await (const chunk of await client.chat.completions.create({ model: 'auto', messages, stream: true })) {
      pieces.push(chunk.choices[0].delta.content ?? '');
    }
    assert.deepEqual(pieces, ['', 'One', ' two', ' three', '']);
    assert.equal(gateway.account().wallet.lifetimeUsed, 4);
  });

  it('a client retries after a 429', async () => {
    const client = connect({ faults: ['rate_limited:5*1'] });
    await client.chat.completions.create({ model: 'auto', messages });
    assert.deepEqual(
      gateway.calls.map(({ status }) => status),
      [429, 200],
    );
  });

  it('a client leaves a stream early without hanging, and generation stops', async () => {
    const client = connect({ answer: endlessWords });
    const request = { model: 'auto', messages, stream: true, max_tokens: 2_000_000 };
    for await (const chunk of await client.chat.completions.create(request)) {
      if (chunk.choices[0].delta.content) break;
    }
    await untilSettled();
    assert.equal(gateway.calls.at(-1).outcome, 'cut');
  });

  it('an abort in mid-stream reaches the client, and the gateway', async () => {
    connect({ answer: endlessWords });
    const leaving = new AbortController();
    const response = await fetchStream({ signal: leaving.signal });
    const reader = response.body.getReader();
    await reader.read();
    leaving.abort();
    await assert.rejects(
      async () => {
        while (!(await reader.read()).done);
      },
      { name: 'AbortError' },
    );
    await untilSettled();
  });

  it('an abort while the model is silent reaches the client', async () => {
    connect({
      async *answer() {
        yield 'One';
        await new Promise(() => undefined);
      },
    });
    const leaving = new AbortController();
    const response = await fetchStream({ signal: leaving.signal });
    const read = response.text();
    leaving.abort();
    await assert.rejects(read, { name: 'AbortError' });
    await untilSettled();
  });

  it('a cut stream is an error, and no clean end', async () => {
    const client = connect();
    await assert.rejects(async () => (await fetchStream({ headers: { 'x-clawwits-fault': 'cut:3' } })).text());
    gateway.injectFault('cut:3');
    await assert.rejects(async () => {
      for await (const _chunk of await client.chat.completions.create({ model: 'auto', messages, stream: true }));
    });
  });

  it('a lost answer is a network error', async () => {
    connect({ faults: ['lost-answer'] });
    await assert.rejects(fetchStream(), TypeError);
  });
});

describe('what is not for the gateway', () => {
  let seen = 0;
  let other;
  before(async () => {
    other = createServer((_incoming, outgoing) => {
      seen += 1;
      outgoing.end('reached');
    });
    await new Promise((resolve) => other.listen(0, '127.0.0.1', resolve));
  });
  after(() => other.close());

  it('is refused with the options of the package, whatever the version calls them', async () => {
    const url = `http://127.0.0.1:${other.address().port}/`;
    assert.equal(await (await fetch(url)).text(), 'reached');
    connect();
    await assert.rejects(fetch(url));
    assert.equal(seen, 1);
  });
});
