import OpenAI from 'openai';

const client = new OpenAI({ apiKey: 'cw_sk_unknown', maxRetries: 0 });

try {
  await client.chat.completions.create({ model: 'auto', messages: [{ role: 'user', content: 'Hi' }] });
} catch (error) {
  if (!(error instanceof OpenAI.APIError)) throw error;
  console.log(error instanceof OpenAI.AuthenticationError, error.status, error.code, typeof error.requestID);
}
