import type { Route } from '../core/routes.ts';

/** The end of a chat's stream. */
export const doneFrame = 'data: [DONE]\n\n';

/** Writes a value as a server-sent event without a name. */
export const dataFrame = (value: unknown): string => `data: ${JSON.stringify(value)}\n\n`;

/** Writes a value as a server-sent event with the name of its type. */
export const eventFrame = <Event extends { readonly type: string }>(value: Event): string =>
  `event: ${value.type}\ndata: ${JSON.stringify(value)}\n\n`;

/** Writes a failure that happens after the headers, with the body that it would have had before them. */
export function errorFrame(body: object, { name, endpoint }: Pick<Route, 'name' | 'endpoint'>): string {
  const isNamed = endpoint.dialect === 'anthropic' || name === 'responses';
  return isNamed ? eventFrame({ ...body, type: 'error' }) : dataFrame(body);
}
