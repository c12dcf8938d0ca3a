import { type EndpointName, type ErrorCode, endpoints } from '@clawwits/contract';
import type { Account } from '../accounts/account.ts';
import type { Wallet } from '../gateways/clawwits/wallet.ts';
import type { AnyGateway } from '../gateways/gateway-kinds.ts';
import type { GatewayCall } from '../journal/journal.ts';

/** Result of a matcher. */
export interface MatcherVerdict {
  readonly pass: boolean;
  readonly message: () => string;
}

const describeCall = ({ method, path, status, outcome, wits, costUSD, reason }: GatewayCall): string =>
  `  ${method} ${path} → ${status === 0 ? outcome : status}, ${costUSD > 0 ? `$${costUSD}` : `${wits} Wits`}: ${reason}`;

const journalOf = ({ calls }: AnyGateway): string =>
  calls.length === 0 ? 'It was not called at all.' : `It was called so:\n${calls.map(describeCall).join('\n')}`;

const verdict = (pass: boolean, gateway: AnyGateway, wanted: string): MatcherVerdict => ({
  pass,
  message: () => `The gateway should ${pass ? 'not ' : ''}${wanted}. ${journalOf(gateway)}`,
});

/** Gateways without wallets reserve nothing. */
const reservedBy = (account: Account & { readonly wallet?: Wallet }): number => account.wallet?.reserved ?? 0;

const countWords = (times: number | undefined): string => (times === undefined ? '' : ` ${times} times`);

/** Matchers for `expect.extend`: they look at a gateway's journal and wallet, and a failure shows the journal. */
export const gatewayMatchers = {
  /** Passes if an endpoint was answered, the given number of times or at least once. */
  toHaveAnswered(gateway: AnyGateway, endpoint: EndpointName, times?: number): MatcherVerdict {
    const count = gateway.calls.filter((call) => call.endpoint === endpoint && call.status === 200).length;
    const pass = times === undefined ? count > 0 : count === times;
    return verdict(pass, gateway, `have answered ${endpoints[endpoint].path}${countWords(times)}`);
  },
  /** Passes if calls were refused with a code, the given number of times or at least once. */
  toHaveRefused(gateway: AnyGateway, code: ErrorCode, times?: number): MatcherVerdict {
    const count = gateway.calls.filter((call) => call.outcome === 'refused' && call.code === code).length;
    const pass = times === undefined ? count > 0 : count === times;
    return verdict(pass, gateway, `have refused with ${code}${countWords(times)}`);
  },
  /** Passes if the calls of the journal cost this number of Wits in total. */
  toHaveCharged(gateway: AnyGateway, wits: number): MatcherVerdict {
    const charged = gateway.calls.reduce((sum, call) => sum + call.wits, 0);
    return verdict(charged === wits, gateway, `have charged ${wits} Wits (it charged ${charged})`);
  },
  /** Passes if the calls of the journal cost this amount in US dollars in total, on gateways that are paid in them. */
  toHaveCost(gateway: AnyGateway, usd: number): MatcherVerdict {
    const cost = Number(gateway.calls.reduce((sum, call) => sum + call.costUSD, 0).toFixed(10));
    return verdict(cost === usd, gateway, `have cost $${usd} (it cost $${cost})`);
  },
  /** Passes if no Wits are reserved. */
  toHaveNothingReserved(gateway: AnyGateway): MatcherVerdict {
    const reserved = gateway.accounts.reduce((sum, account) => sum + reservedBy(account), 0);
    return verdict(reserved === 0, gateway, `hold no Wits (it holds ${reserved})`);
  },
} as const;
