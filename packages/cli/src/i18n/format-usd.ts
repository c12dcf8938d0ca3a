import { type LocalizedMessage, localized, untranslated } from './localized-message.ts';

/** Formats dollars with two decimal places, and with more for small amounts. */
export function formatUSD(amount: number): LocalizedMessage {
  if (amount === 0) return untranslated('$0');
  if (amount < 1e-9) return localized('less than {amount}', { amount: '$0.000000001' });
  const places = amount >= 1 ? 2 : Math.min(9, Math.ceil(-Math.log10(amount)) + 2);
  const [whole = '0', fraction = ''] = amount.toFixed(places).split('.');
  const kept = fraction.replace(/0+$/, '').padEnd(2, '0');
  return untranslated(`$${Number(whole).toLocaleString('en-US')}.${kept}`);
}
