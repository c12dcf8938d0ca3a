// What the page does. It leaves what it found in `globalThis.results`.

import { createGateway, defaultBaseURL } from '@clawwits/mock-gateway';
import { handlers } from '@clawwits/mock-gateway/msw';
import { Clawwits } from '@clawwits/sdk-ts';
import { setupWorker } from 'msw/browser';

const messages = [{ role: 'user', content: 'Hello' }];
const gateway = createGateway({
  wits: 100_000_000,
  *answer({ prompt }) {
    if (prompt !== 'Endless') return yield* ['One', ' two', ' three'];
    for (;;) yield ' word';
  },
});
const endless = [{ role: 'user', content: 'Endless' }];

const post = (body, init = {}) =>
  fetch(`${defaultBaseURL}/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${gateway.apiKey}`, ...init.headers },
    body: JSON.stringify({ messages, ...body }),
    ...(init.signal && { signal: init.signal }),
  });

function expectEqual(actual, expected) {
  const [said, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (said !== wanted) throw new Error(`${said} instead of ${wanted}`);
}

async function expectRejection(promise) {
  const outcome = await promise.then(
    (value) => ({ value }),
    (error) => ({ error }),
  );
  if (!('error' in outcome)) throw new Error(`ended well, with ${JSON.stringify(outcome.value)}`);
  return outcome.error;
}

/** Waits until the gateway has noticed that the client of the last call is gone. */
async function untilNoticed() {
  const end = Date.now() + 10_000;
  while (gateway.calls.at(-1).outcome !== 'cut') {
    if (Date.now() > end) throw new Error('the call was never settled');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function leaveEarly() {
  const reader = (await post({ messages: endless, stream: true, max_tokens: 1_000_000 })).body.getReader();
  await reader.read();
  await reader.cancel();
}

async function abortInMidStream() {
  const leaving = new AbortController();
  const request = { messages: endless, stream: true, max_tokens: 1_000_000 };
  const reader = (await post(request, { signal: leaving.signal })).body.getReader();
  await reader.read();
  leaving.abort();
  const readOn = async () => {
    while (!(await reader.read()).done);
  };
  return expectRejection(readOn());
}

const openSdk = () => new Clawwits({ baseURL: defaultBaseURL, apiKey: gateway.apiKey, dangerouslyAllowBrowser: true });

async function leaveEarlyWithSdk() {
  const request = { messages: endless, stream: true, maxTokens: 1_000_000 };
  for await (const chunk of await openSdk().chat.completions.create(request)) {
    if (chunk.choices[0]?.delta.content) break;
  }
}

const checks = {
  async 'a chat is answered'() {
    const { choices } = await (await post({})).json();
    expectEqual(choices[0].message.content, 'One two three');
  },

  async 'a stream is answered to its end'() {
    const response = await post({ stream: true });
    expectEqual(response.headers.get('content-type'), 'text/event-stream; charset=utf-8');
    const text = await response.text();
    expectEqual(text.endsWith('data: [DONE]\n\n'), true);
    expectEqual(text.match(/^data: /gm).length, 6);
  },

  async 'an error has its status, headers and body'() {
    const response = await post({}, { headers: { 'x-clawwits-fault': 'rate_limited:1200' } });
    expectEqual([response.status, response.headers.get('retry-after-ms')], [429, '1200']);
    expectEqual((await response.json()).error.retryAfterMs, 1200);
    expectEqual((await post({}, { headers: { authorization: 'Bearer cw_sk_no' } })).status, 401);
  },

  'leaving a stream early does not hang': leaveEarly,

  async 'the gateway notices that a client left early'() {
    await leaveEarly();
    await untilNoticed();
  },

  async 'an abort in mid-stream reaches the client'() {
    expectEqual((await abortInMidStream()).name, 'AbortError');
  },

  async 'the gateway notices an abort in mid-stream'() {
    await abortInMidStream();
    await untilNoticed();
  },

  async 'a cut stream is an error, and no clean end'() {
    const response = await post({ stream: true }, { headers: { 'x-clawwits-fault': 'cut:3' } });
    await expectRejection(response.text());
  },

  async 'a lost answer is a network error'() {
    expectEqual(
      (await expectRejection(post({}, { headers: { 'x-clawwits-fault': 'lost-answer' } }))).name,
      'TypeError',
    );
  },

  async 'the SDK calls, streams, leaves early and reads errors'() {
    const cw = openSdk();
    const { choices } = await cw.chat.completions.create({ messages });
    expectEqual(choices[0].message.content, 'One two three');
    let text = '';
    for await (const chunk of await cw.chat.completions.create({ messages, stream: true })) {
      text += chunk.choices[0]?.delta.content ?? '';
    }
    expectEqual(text, 'One two three');
    await leaveEarlyWithSdk();
    const refused = await expectRejection(cw.chat.completions.create({ messages, temperature: 9 }));
    expectEqual([refused.status, refused.code], [400, 'invalid_request']);
    gateway.injectFault('cut:3*1');
    const readCut = async () => {
      for await (const _chunk of await cw.chat.completions.create({ messages, stream: true }));
    };
    await expectRejection(readCut());
  },

  async 'the gateway notices that the SDK left early'() {
    await leaveEarlyWithSdk();
    await untilNoticed();
  },
};

/** A check that hangs is one that failed. */
const withinBound = (promise) =>
  Promise.race([
    promise,
    new Promise((_resolve, reject) => setTimeout(() => reject(new Error('it did not end within 15 s')), 15_000)),
  ]);

const results = [];
try {
  const worker = setupWorker(...handlers(gateway));
  await worker.start({ quiet: true });
  for (const [name, check] of Object.entries(checks)) {
    const failure = await withinBound(check()).then(
      () => null,
      (error) => String(error),
    );
    results.push({ name, failure });
  }
} catch (error) {
  results.push({ name: 'the worker starts', failure: String(error) });
}
globalThis.results = results;
