import { ConfigurationError } from '../errors/error-classes.ts';

/**
 * Lets the gateway choose the model of a conversation that names none, or `auto`: each gateway has its own name for that.
 *
 * @throws {ConfigurationError} `invalid_params` where the gateway does not choose
 * @see docs/contract.md §1 to §4
 */
export function chooseModel<Body extends { model?: string | undefined }>(
  body: Body,
  { autoModel, gateway }: { readonly autoModel: string | null; readonly gateway: { readonly title: string } },
): Body {
  const isNamed = body.model !== undefined && body.model !== null && body.model !== 'auto';
  if (isNamed || autoModel === 'auto') return body;
  if (autoModel !== null) return { ...body, model: autoModel };
  throw new ConfigurationError(`${gateway.title} chooses no model by itself:`, {
    advice: ' name one as "model", or for all calls as "autoModel"; models.list() lists them.',
    code: 'invalid_params',
  });
}
