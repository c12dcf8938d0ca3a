import type { ClewAccount, Gateway, KlawdAccount, TechopenclawAccount } from '@clawwits/mock-gateway';

/** A call that a sandbox has served: what its gateway remembers of it. */
export interface ServedCall {
  /** In milliseconds since 1970. */
  readonly at: number;
  readonly provider: string;
  readonly promptTokens: number;
  readonly outputTokens: number;
  readonly costUSD: number;
}

/** A sandbox that is paid in dollars. */
export type DollarGateway = Gateway<'clew'> | Gateway<'techopenclaw'> | Gateway<'klawd'>;

/** Lets a gateway that has just begun remember the calls of earlier runs: use by day, spent budgets, counted requests. */
export function replay(gateway: DollarGateway, calls: readonly ServedCall[]): void {
  for (const call of calls) {
    if (gateway.name === 'techopenclaw') spend(gateway.account(), call);
    else count(gateway.account(), call);
  }
}

function spend({ window }: TechopenclawAccount, { at, costUSD }: ServedCall): void {
  window.spend(costUSD, at);
}

function count(account: ClewAccount | KlawdAccount, call: ServedCall): void {
  account.usage.add(call.at, call.provider, call, call.costUSD);
  const windows = 'day' in account ? [account.day, account.minute] : [account.window];
  // It was served, so it was within the limit.
  for (const window of windows) window.count(Number.POSITIVE_INFINITY, call.at);
}
