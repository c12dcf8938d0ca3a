import type { JsonObject, JsonSchema, JsonValue } from '@clawwits/contract';

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const asNumber = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/** A JSON Schema of a request: it arrived as JSON, whatever its type allows a client to pass. */
export const asJsonObject = (schema: JsonSchema): JsonObject => schema as JsonObject;

/** A text that is the same for equal values, whatever the order of their keys. */
export function canonicalText(value: JsonValue): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    isObject(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );
}

/** Resolves a local reference; returns `undefined` for any other reference, and if it leads nowhere. */
export function resolveReference(reference: string, root: JsonObject): JsonValue | undefined {
  if (!reference.startsWith('#')) return undefined;
  let target: JsonValue | undefined = root;
  for (const step of reference.slice(1).split('/').filter(Boolean)) {
    const name = decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(target)) target = target[Number(name)];
    else target = isObject(target) && Object.hasOwn(target, name) ? target[name] : undefined;
  }
  return target;
}
