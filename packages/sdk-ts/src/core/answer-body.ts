/** Checks whether a value is an error that came with status 200. Good answers of some gateways hold `error: null`. */
export function isErrorBody({ error, object, type }: { error?: unknown; object?: unknown; type?: unknown }): boolean {
  return (error !== undefined && error !== null && error !== false) || object === 'error' || type === 'error';
}

/** Checks whether a value has the fields of a model's answer. */
export const isAnswer = (value: { choices?: unknown; content?: unknown; output?: unknown }): boolean =>
  Boolean(value.choices ?? value.content ?? value.output);
