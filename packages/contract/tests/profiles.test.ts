import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogue, clewProfile, endpoints, gatewayProfiles, techopenclawProfile } from '../src/index.ts';

const lookUp = (headers: Readonly<Record<string, string>>) => (name: string) => headers[name] ?? null;
const document = (name: string) =>
  readFileSync(new URL(`../reference/${name}-api-docs.txt`, import.meta.url), 'utf8').replace(/\s+/g, ' ');

describe.each(Object.values(gatewayProfiles))('$name', (profile) => {
  it('lists each endpoint once, each of the table', () => {
    expect(new Set(profile.endpoints).size).toBe(profile.endpoints.length);
    for (const name of profile.endpoints) expect(endpoints).toHaveProperty(name);
  });

  it('has the address and the models of its document', () => {
    if (profile.baseURL !== null) expect(document(profile.name)).toContain(profile.baseURL);
    for (const { id } of catalogue[profile.name]) expect(document(profile.name)).toContain(id);
  });

  it('calls a model of its own choice as its document does', () => {
    if (profile.autoModel !== null) expect(document(profile.name)).toContain(profile.autoModel);
  });

  it('takes no key of another gateway', () => {
    const foreign = { clawwits: 'toc-123', clew: 'cw_sk_123', techopenclaw: 'cw_sk_123', klawd: 'toc-123' };
    expect(profile.checkApiKey(foreign[profile.name])).toMatch(/key/);
  });
});

it('every endpoint goes by its name in the table', () => {
  for (const [name, endpoint] of Object.entries(endpoints)) expect(endpoint.name).toBe(name);
});

it('every endpoint is served by a gateway', () => {
  const served = new Set(Object.values(gatewayProfiles).flatMap((profile): readonly string[] => profile.endpoints));
  expect([...served].sort()).toEqual(Object.keys(endpoints).sort());
});

it('Clew takes a session as bearer and a key under its own name', () => {
  expect(clewProfile.authenticate('aa.bb.cc')).toEqual({ authorization: 'Bearer aa.bb.cc' });
  expect(clewProfile.authenticate('clew_123')).toEqual({ 'x-api-key': 'clew_123' });
});

it('Techopenclaw takes its key where the dialect has it', () => {
  expect(techopenclawProfile.authenticate('toc-1', 'openai')).toEqual({ authorization: 'Bearer toc-1' });
  expect(techopenclawProfile.authenticate('toc-1', 'anthropic')).toEqual({
    'x-api-key': 'toc-1',
    'anthropic-version': '2023-06-01',
  });
});

describe('limits and costs', () => {
  it('are read of the headers of Clew', () => {
    const headers = {
      'x-ratelimit-limit': '100',
      'x-ratelimit-remaining': '99',
      'x-cost-usd': '0.000125',
      'x-tier': 'pro',
      'x-key-source': 'byok',
    };
    expect(clewProfile.readLimits(lookUp(headers))).toEqual({
      limitRequests: 100,
      remainingRequests: 99,
      costUSD: 0.000125,
      tier: 'pro',
      keySource: 'byok',
    });
  });

  it('are read of the headers of Techopenclaw, where what remains is money', () => {
    const headers = { 'x-ratelimit-remaining': '49.5', 'x-ratelimit-reset': '1712345678' };
    expect(techopenclawProfile.readLimits(lookUp(headers))).toEqual({
      remainingUSD: 49.5,
      resetsAtMs: 1_712_345_678_000,
    });
  });

  it.each(Object.values(gatewayProfiles))('are absent where $name tells none, or nonsense', (profile) => {
    expect(profile.readLimits(lookUp({}))).toEqual({});
    expect(profile.readLimits(lookUp({ 'x-ratelimit-remaining': 'many', 'x-cost-usd': '-1' }))).toEqual({});
  });
});
