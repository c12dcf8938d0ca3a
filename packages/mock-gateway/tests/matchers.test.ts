import { gatewayMatchers } from '@clawwits/mock-gateway/vitest';
import { describe, expect, it } from 'vitest';
import { openGateway } from './support.ts';

expect.extend(gatewayMatchers);

describe('the matchers', () => {
  it('fail with the journal, which says why a call was refused', async () => {
    const { gateway, chat } = openGateway({ answer: 'One' });
    expect(() => expect(gateway).toHaveAnswered('chatCompletions')).toThrow('It was not called at all.');
    await chat({ temperature: 9 });
    expect(() => expect(gateway).toHaveAnswered('chatCompletions')).toThrow(
      /should have answered \/v1\/chat\/completions\. It was called so:\n {2}POST \/v1\/chat\/completions → 400, 0 Wits: temperature: /,
    );
    await chat();
    expect(gateway).toHaveAnswered('chatCompletions', 1);
    expect(gateway).toHaveRefused('invalid_request');
    expect(gateway).toHaveCharged(2);
    expect(() => expect(gateway).toHaveCharged(3)).toThrow('have charged 3 Wits (it charged 2)');
    expect(() => expect(gateway).not.toHaveCharged(2)).toThrow('should not have charged 2 Wits');
    expect(gateway).toHaveNothingReserved();
    gateway.account().wallet.reserve(5);
    expect(() => expect(gateway).toHaveNothingReserved()).toThrow('it holds 5');
  });

  it('keep no key in the journal', async () => {
    const { gateway, chat } = openGateway();
    await chat();
    expect(JSON.stringify(gateway.calls)).not.toContain('cw_sk_');
  });
});
