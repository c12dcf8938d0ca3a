import { expect } from 'vitest';
import { fromJSONSchema } from 'zod';
import resultSchema from '../../schemas/result.schema.json' with { type: 'json' };
import eventSchema from '../../schemas/stream-event.schema.json' with { type: 'json' };
import { exitCodes } from '../../src/errors/exit-codes.ts';

type JsonSchema = Parameters<typeof fromJSONSchema>[0];

// One after the other: zod forgets that the record is closed where both stand together.
const { anyOf, $defs, ...record } = resultSchema;
const results = [record, { anyOf, $defs }].map((schema) => fromJSONSchema(schema as unknown as JsonSchema));
const event = fromJSONSchema(eventSchema as JsonSchema);

/** Checks a record against the schema that ships, and that what it says of itself agrees. */
export function expectResult(record: unknown): void {
  for (const schema of results) expect(schema.safeParse(record).error).toBeUndefined();
  const { ok, error, exit_code: exitCode } = record as { ok: boolean; error: unknown; exit_code: number };
  expect(ok).toBe(exitCode === exitCodes.done);
  expect(error === null).toBe(ok);
}

/** Checks a line before the last of a stream. */
export function expectEvent(line: unknown): void {
  expect(event.safeParse(line).error).toBeUndefined();
}
