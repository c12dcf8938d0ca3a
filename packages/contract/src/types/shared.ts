/** A value that JSON can carry. */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

/** An object that JSON can carry, such as a tool's JSON Schema. Its keys belong to the caller and are never renamed. */
export type JsonObject = { [key: string]: JsonValue };

/** A model name: `"auto"` lets the gateway choose; any name that the gateway serves is taken. */
export type ModelName = 'auto' | (string & {});
