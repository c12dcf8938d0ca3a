import type { Account } from '../accounts/account.ts';
import { parseBody, readText } from '../checks/request-body.ts';
import type { GatewayReply, GatewayRequest } from '../core/exchange.ts';
import { Refusal } from '../core/refusal.ts';
import type { GatewayDefinition } from '../gateways/gateway-definition.ts';
import type { AnyGateway } from '../gateways/gateway-kinds.ts';
import type { ControlRoute } from './control-route.ts';
import { controlRoutes } from './control-routes.ts';

/** Prefix of the paths of the control API. */
export const controlPrefix = '/__clawwits';

const mostBytes = 64 * 1024;

export const isControlPath = (path: string): boolean => path === controlPrefix || path.startsWith(`${controlPrefix}/`);

function matchRoute(route: ControlRoute, method: string, path: string): string | null {
  if (route.method !== method) return null;
  const wanted = route.path.split('/');
  const given = path.slice(controlPrefix.length).split('/');
  if (wanted.length !== given.length) return null;
  let name = '';
  for (const [index, segment] of wanted.entries()) {
    if (segment === ':name') name = given[index] ?? '';
    else if (segment !== given[index]) return null;
  }
  return name;
}

function findRoute(own: readonly ControlRoute[], method: string, path: string): { route: ControlRoute; name: string } {
  for (const route of [...controlRoutes, ...own]) {
    const name = matchRoute(route, method, path);
    if (name !== null) return { route, name };
  }
  throw new Refusal('not_found', `There is no ${method} ${path.slice(0, 200)}; the README lists what there is.`);
}

/** A web page must not reach it through the browser of whoever runs the gateway. */
function refuseStrangers(request: GatewayRequest): void {
  if (!request.isLocal) {
    throw new Refusal(
      'forbidden',
      'The control API answers this machine alone, addressed as localhost, 127.0.0.1, [::1] or the address it listens on.',
    );
  }
  if (request.header('origin') !== null) throw new Refusal('forbidden', 'The control API answers no web pages.');
}

const toReply = (status: number, value: unknown): GatewayReply => ({
  status,
  headers: { 'content-type': 'application/json', 'x-request-id': 'req_control' },
  body: JSON.stringify(value),
});

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Answers a request of the control API. It asks for no key, and is neither counted nor kept in the journal. */
export async function answerControl(
  gateway: AnyGateway,
  definition: GatewayDefinition,
  request: GatewayRequest,
): Promise<GatewayReply> {
  const describe = (account: Account) => {
    const { id, tier, isSuspended, keys } = account;
    const shown = keys.map(({ key, scope, isRevoked }) => ({ key, scope, isRevoked }));
    return { id, tier, isSuspended, ...definition.describeAccount(account, gateway.clock.now()), keys: shown };
  };
  try {
    refuseStrangers(request);
    const { route, name } = findRoute(definition.controlRoutes, request.method, request.path);
    const text = route.schema === null ? '' : await readText(request, mostBytes);
    const body = route.schema === null ? null : parseBody(text.trim() === '' ? '{}' : text, route.schema);
    const query = new URLSearchParams(request.query);
    return toReply(200, await route.run({ gateway, name: decodeURIComponent(name), query, body, describe }));
  } catch (error) {
    const refusal = error instanceof Refusal ? error : new Refusal('invalid_request', messageOf(error));
    const { status, body } = definition.encodeRefusal(refusal, 'native');
    return toReply(status, body);
  }
}
