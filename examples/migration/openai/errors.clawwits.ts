import { AuthenticationError, Clawwits, ClawwitsError } from '@clawwits/sdk-ts';

const client = new Clawwits({ apiKey: 'cw_sk_unknown', maxRetries: 0 });

try {
  await client.chat.completions.create({ model: 'auto', messages: [{ role: 'user', content: 'Hi' }] });
} catch (error) {
  if (!(error instanceof ClawwitsError)) throw error;
  console.log(error instanceof AuthenticationError, error.status, error.code, typeof error.requestId);
}
