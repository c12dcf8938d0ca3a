import * as z from 'zod';
import { gatewayNames } from '../config/gateway-facts.ts';

// Parts of the schemas of records' `data`. A command imports the types of its own schema alone, so that no command loads
// zod; the schemas that ship are written from these.

export const text = z.string();
export const maybe = z.nullable(text);
export const count = z.int().check(z.gte(0));
export const amount = z.number().check(z.gte(0));
export const gateway = z.enum(gatewayNames);

/** The `data` of a command's record. */
export interface CommandData {
  readonly data: z.ZodType;
  /** True if the data, or a part of it, may be present after a failure; otherwise it is null then. */
  readonly isKeptOnFailure?: true;
}

/** Commands of one folder by the names in their records. */
export type DataByName = Readonly<Record<string, CommandData>>;

/** The same value, read-only. */
type DeepReadonly<Value> = Value extends readonly (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : Value extends object
    ? { readonly [Name in keyof Value]: DeepReadonly<Value[Name]> }
    : Value;

/** The type of a command's `data`. */
export type DataOf<Command extends CommandData> = DeepReadonly<z.infer<Command['data']>>;
