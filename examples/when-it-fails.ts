import { Clawwits, InsufficientBalanceError, isClawwitsError, RateLimitError } from '@clawwits/sdk-ts';

const cw = new Clawwits({
  maxRetries: 3,
  onRetry: ({ attempt, delayMs, error }) => console.error(`Attempt ${attempt}: ${error.code}. Again in ${delayMs} ms.`),
});

try {
  const { available } = await cw.wits.balance();
  console.log(`The wallet holds ${available} Wits.`);

  // The whole of maxTokens is reserved while the call runs, so this asks for more than there is.
  await cw.chat.completions.create({
    messages: [{ role: 'user', content: 'Write me a very long story.' }],
    maxTokens: available,
  });
} catch (error) {
  if (!isClawwitsError(error)) throw error;

  if (error instanceof InsufficientBalanceError) console.log('Too expensive:', error.code);
  else if (error instanceof RateLimitError) console.log('Too fast: try again in', error.retryAfterMs, 'ms');
  else console.log('Failed:', error.code, error.message);

  console.log(`Request ${error.requestId}, billed: ${error.maybeBilled ? 'maybe' : 'no'}.`);
}
