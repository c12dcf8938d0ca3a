import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, it } from 'vitest';
import { clawwitsProfile, endpoints } from '../src/index.ts';
import { openApiDocument } from '../src/schemas/index.ts';

const written = JSON.parse(readFileSync(new URL('../../../docs/openapi.json', import.meta.url), 'utf8'));

it('the OpenAPI document is valid for a validator that nobody here wrote', async () => {
  const validator = new Validator();
  const result = await validator.validate(structuredClone(openApiDocument()));
  expect(result).toEqual({ valid: true });
  expect(validator.version).toBe('3.1');
});

it('the OpenAPI document describes every endpoint of ClawWits', () => {
  const { paths } = openApiDocument() as { paths: Record<string, Record<string, { operationId: string }>> };
  for (const name of clawwitsProfile.endpoints) {
    const { path, method } = endpoints[name];
    expect(paths[path]?.[method.toLowerCase()]?.operationId).toBe(name);
  }
});

it('docs/openapi.json is what the contract says; "pnpm --filter @clawwits/contract openapi" writes it anew', () => {
  expect(written).toEqual(JSON.parse(JSON.stringify(openApiDocument())));
});
