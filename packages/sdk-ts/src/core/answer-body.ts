/** Whether a value is an error that came with status 200. `error: null` stands in good answers of some gateways. */
export function isErrorBody({ error, object, type }: { error?: unknown; object?: unknown; type?: unknown }): boolean {
  return (error !== undefined && error !== null && error !== false) || object === 'error' || type === 'error';
}

/** Whether a value has what the answers of models have. */
export const isAnswer = (value: { choices?: unknown; content?: unknown; output?: unknown }): boolean =>
  Boolean(value.choices ?? value.content ?? value.output);
