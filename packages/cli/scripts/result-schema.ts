import { toJSONSchema, type ZodType } from 'zod';
import { commandData } from './command-data.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

/** Commands that have others below them: by themselves they only fail. */
const groups = ['sessions', 'keys', 'config', 'sandbox'];

/** Completes the schema of the record with the data of each command, when it ended well and when it failed. */
export function withData(record: JsonSchema): JsonSchema {
  const commands = Object.entries(commandData);
  const cases = commands.flatMap(([name, { isKeptOnFailure = false }]) => {
    const data = { $ref: `#/$defs/${name.replaceAll(' ', '-')}` };
    return [
      caseOf({ const: name }, true, data),
      // What is there on failure is the same, or the part that there is.
      caseOf({ const: name }, false, isKeptOnFailure ? { anyOf: [data, nothing] } : nothing),
    ];
  });
  return {
    ...record,
    anyOf: [...cases, caseOf({ enum: [...groups, null] }, false, nothing)],
    $defs: Object.fromEntries(commands.map(([name, { data }]) => [name.replaceAll(' ', '-'), write(data)])),
  };
}

const nothing: JsonSchema = { type: 'null' };

const caseOf = (command: JsonSchema, ok: boolean, data: JsonSchema): JsonSchema => ({
  type: 'object',
  properties: { command, ok: { const: ok }, data },
});

/** What is no more than described stays open, what is ours is closed. */
function write(schema: ZodType): JsonSchema {
  const { $schema, ...written } = toJSONSchema(schema, {
    io: 'input',
    override({ jsonSchema }) {
      // Whole numbers need no bound of JavaScript's.
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
  return written;
}
