import type { Model, ModelPrice } from '@clawwits/sdk-ts';
import { formatUSD } from '../../i18n/format-usd.ts';
import { joinMessages, type LocalizedMessage, localized, untranslated } from '../../i18n/localized-message.ts';
import type { CommandOutcome } from '../../output/command-outcome.ts';
import { widthOfTerminal } from '../../output/terminal-columns.ts';
import { formatTable } from '../../output/text/format-table.ts';
import type { CommandContext } from '../../program/command-context.ts';
import type { ModelsData } from './data.ts';

const columns = [
  { title: localized('id') },
  { title: localized('provider') },
  { title: localized('context') },
  { title: localized('price in / out, per 1M tokens') },
];

/** `clawwits models`: what the gateway serves, and at which price, in its own order. */
export async function listModels({ io, connect, isPlain, translate }: CommandContext): Promise<CommandOutcome> {
  const { client, aliases } = await connect('models');
  const named = await aliases();
  const models = Object.entries(named).map(([name, model]) => `${name} → ${model}`);
  const { data, response } = await client.models.list({ signal: io.signal }).withResponse();
  const rows = data.data.map(({ id, provider = '', contextWindow, price }) => [
    id,
    provider,
    contextWindow === undefined ? '' : formatTokens(contextWindow),
    price === undefined ? '' : translate(formatPrice(price)),
  ]);
  return {
    data: { models: data.data.map(toRecord), aliases: named } satisfies ModelsData,
    text:
      rows.length === 0
        ? localized('The gateway lists no models.')
        : untranslated(formatTable(columns, rows, widthOfTerminal(io.stdout, isPlain), translate)),
    ...(models.length > 0 && { notes: [localized('aliases: {models}', { models: models.join(', ') })] }),
    attempts: response.attempts.length,
    limits: response.limits,
  };
}

/** Converts a model to its record; missing values are null. */
function toRecord({ id, provider, contextWindow, price }: Model) {
  return {
    id,
    provider: provider ?? null,
    context_window: contextWindow ?? null,
    price: price
      ? {
          input_per_million: price.inputPerMillion ?? null,
          output_per_million: price.outputPerMillion ?? null,
          per_image: price.perImage ?? null,
        }
      : null,
  };
}

/** 1M, 200K, or the number itself. */
function formatTokens(tokens: number): string {
  if (tokens >= 1_000_000 && tokens % 100_000 === 0) return `${tokens / 1_000_000}M`;
  return tokens >= 1_000 && tokens % 100 === 0 ? `${tokens / 1_000}K` : tokens.toLocaleString('en-US');
}

function formatPrice({ inputPerMillion, outputPerMillion, perImage }: ModelPrice): LocalizedMessage {
  const toUSD = (price: number | undefined) => (price === undefined ? untranslated('?') : formatUSD(price));
  if (inputPerMillion === 0 && outputPerMillion === 0) return localized('free');
  const parts = [
    ...(inputPerMillion === undefined && outputPerMillion === undefined
      ? []
      : [joinMessages([toUSD(inputPerMillion), toUSD(outputPerMillion)], ' / ')]),
    ...(perImage === undefined ? [] : [localized('{price} an image', { price: formatUSD(perImage) })]),
  ];
  return joinMessages(parts, ', ');
}
