import { checkTier } from '../accounts/check-tier.ts';
import { isRestartable } from '../answers/fixtures.ts';
import { answerControl, isControlPath } from '../control/control-api.ts';
import { defineGateway } from '../gateways/define-gateway.ts';
import type { GatewayDefinition } from '../gateways/gateway-definition.ts';
import type { AnyGateway, Gateway, GatewayOptions, ServedName } from '../gateways/gateway-kinds.ts';
import { createCore } from './create-core.ts';
import type { GatewayReply, GatewayRequest } from './exchange.ts';
import { fetchFrom } from './fetch-from.ts';
import { handle } from './handle.ts';
import { joinControls } from './join-controls.ts';
import { type ResolvedOptions, resolveOptions, type SharedOptions } from './options.ts';
import { createRouteTable } from './routes.ts';

/**
 * Creates a gateway by name.
 * @throws Error if there is no gateway of that name
 *
 * @example
 * ```ts
 * const gateway = createGateway({ gateway: 'clew', tier: 'free' });
 * ```
 */
export function createGateway<Name extends ServedName>(
  options: GatewayOptions<Name> & { readonly gateway: Name },
): Gateway<Name>;
/**
 * Creates a gateway of ClawWits.
 *
 * @example
 * ```ts
 * const gateway = createGateway();
 * const response = await gateway.fetch('https://gateway.clawwits.test/v1/wits/balance', {
 *   headers: { authorization: `Bearer ${gateway.apiKey}` },
 * });
 * ```
 */
export function createGateway(options?: GatewayOptions): Gateway;
export function createGateway(options: SharedOptions & { readonly gateway?: ServedName } = {}): AnyGateway {
  const definition = defineGateway(options.gateway ?? 'clawwits', options);
  return openGateway(definition, resolveOptions(options, definition.defaults));
}

function openGateway(definition: GatewayDefinition, resolved: ResolvedOptions): AnyGateway {
  let running = new AbortController();
  const interrupts = new Set<() => void>();

  /** Cuts the answers in progress. */
  function interrupt(reason: string): void {
    running.abort(new Error(reason));
    for (const callback of [...interrupts]) callback();
  }
  const routes = createRouteTable(definition.profile, definition.handlers);
  let { core, apiKey } = createCore(definition, resolved);

  const handleRequest = (request: GatewayRequest): Promise<GatewayReply> =>
    resolved.control && isControlPath(request.path)
      ? answerControl(gateway, definition, request)
      : handle(core, routes, request);

  const gateway: AnyGateway = {
    name: definition.profile.name,
    fetch: fetchFrom(handleRequest, () => running.signal),
    fetchBelow: (prefix) => fetchFrom(handleRequest, () => running.signal, prefix),
    handle: handleRequest,
    get apiKey() {
      return apiKey;
    },
    get accounts() {
      return core.accounts.all;
    },
    account: (id) => core.accounts.get(id),
    updateAccount(change) {
      const account = core.accounts.get(change.account);
      if (change.tier !== undefined) {
        checkTier(change.tier, definition.tiers);
        account.tier = change.tier;
      }
      if (change.isSuspended !== undefined) account.isSuspended = change.isSuspended;
      return account;
    },
    revokeKey(key) {
      const found = core.accounts.findKey(key);
      if (found === undefined) throw new Error('There is no such key.');
      found.isRevoked = true;
    },
    injectFault: (fault) => core.faults.add(fault),
    clearFaults: () => core.faults.clear(),
    get faults() {
      return core.faults.rules;
    },
    get calls() {
      return core.journal.calls;
    },
    clearCalls: () => core.journal.clear(),
    get clock() {
      return core.clock;
    },
    onInterrupt(callback) {
      interrupts.add(callback);
      return () => void interrupts.delete(callback);
    },
    reset() {
      interrupt('The gateway has been reset.');
      running = new AbortController();
      if (isRestartable(resolved.answer)) resolved.answer.restart();
      core.clock.forget();
      ({ core, apiKey } = createCore(definition, resolved));
    },
    close() {
      core.clock.forget();
      interrupt('The gateway has been closed.');
    },
  };
  return joinControls(
    gateway,
    definition.createControls(() => core),
  );
}
