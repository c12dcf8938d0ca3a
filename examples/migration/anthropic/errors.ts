import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic({ authToken: 'cw_sk_unknown', maxRetries: 0 });

try {
  await client.messages.create({ model: 'auto', max_tokens: 5, messages: [{ role: 'user', content: 'Hi' }] });
} catch (error) {
  if (!(error instanceof Anthropic.APIError)) throw error;
  console.log(error instanceof Anthropic.AuthenticationError, error.status);
}
