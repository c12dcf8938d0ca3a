import type { GatewayName } from './gateways/profiles.ts';
import type { ModelPrice } from './types/models.ts';

/** A model as the documents list it. */
export interface ListedModel {
  readonly id: string;
  /** Its provider; absent if the document does not name one. */
  readonly provider?: string;
  /** In tokens; absent if it varies or the document does not state it. */
  readonly contextWindow?: number;
  readonly price?: Readonly<ModelPrice>;
}

const perMillion = (inputPerMillion: number, outputPerMillion: number): ModelPrice => ({
  inputPerMillion,
  outputPerMillion,
});

/**
 * The models that the documents list, with their prices, by gateway. ClawWits lists none: it routes `auto`.
 * @see docs/contract.md §2 to §4
 */
export const catalogue = {
  clawwits: [],
  clew: [
    { id: 'deepseek-v4-pro', provider: 'DeepSeek', contextWindow: 1_000_000, price: perMillion(1.5, 4) },
    { id: 'deepseek-v4', provider: 'DeepSeek', contextWindow: 1_000_000, price: perMillion(0.5, 1.5) },
    { id: 'gpt-5.5', provider: 'OpenAI', contextWindow: 1_000_000, price: perMillion(10, 40) },
    { id: 'groq/llama4', provider: 'Groq', contextWindow: 100_000, price: perMillion(0.5, 1) },
    { id: 'mistral/large', provider: 'Mistral', contextWindow: 128_000, price: perMillion(2, 6) },
    { id: 'clew/free', provider: 'Clew', price: perMillion(0, 0) },
    { id: 'clew/ocr', provider: 'Clew' },
    { id: 'minimax-image-01' },
    { id: 'dall-e-3' },
    { id: 'minimax-hailuo-2.3' },
  ],
  techopenclaw: [{ id: 'gpt-5.4' }, { id: 'gpt-5.4-codex' }],
  klawd: [
    { id: 'klawd/auto', provider: 'Klawd' },
    { id: 'klawd/standard', provider: 'Klawd' },
    { id: 'anthropic/claude-opus-4', provider: 'Anthropic', contextWindow: 200_000, price: perMillion(15, 75) },
    { id: 'anthropic/claude-sonnet-4', provider: 'Anthropic', contextWindow: 200_000, price: perMillion(3, 15) },
    { id: 'openai/gpt-4-turbo', provider: 'OpenAI', contextWindow: 128_000, price: perMillion(10, 30) },
    { id: 'google/gemini-2.0-flash', contextWindow: 1_000_000, price: perMillion(0.075, 0.3) },
    { id: 'replicate/seedream-4.5', provider: 'Replicate', price: { perImage: 0.02 } },
  ],
} as const satisfies Record<GatewayName, readonly ListedModel[]>;
