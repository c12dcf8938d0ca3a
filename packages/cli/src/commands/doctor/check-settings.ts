import type { Settings } from '../../config/resolve-settings.ts';
import { checkOwnership, missingBaseURL, missingKey } from '../../config/resolve-target.ts';
import { openClient } from '../../gateway/open-client.ts';
import { localized } from '../../i18n/localized-message.ts';
import { type Check, ok, wrong } from './check.ts';

/** Checks that there is a key, that it is well-formed, and that it belongs to the chosen gateway. */
export async function checkKey(settings: Settings): Promise<Check> {
  const { apiKey, baseURL, profile, gateway } = settings;
  try {
    if (apiKey === null) throw missingKey(settings);
    // Making a client checks forms, and sends nothing.
    await openClient(gateway.name, { apiKey: await apiKey.read(), baseURL: 'http://127.0.0.1' });
    if (baseURL !== null) checkOwnership(profile, apiKey, baseURL, gateway);
    return ok('key', localized('from {place}', { place: apiKey.place }));
  } catch (error) {
    return wrong('key', error);
  }
}

/** Checks that there is a valid base URL. */
export async function checkAddress({ baseURL, gateway }: Settings): Promise<Check> {
  try {
    if (baseURL === null) throw missingBaseURL();
    await openClient(gateway.name, { apiKey: () => '', baseURL: baseURL.value });
    return ok('base URL', localized('{value}, from {place}', { value: baseURL.value, place: baseURL.place }));
  } catch (error) {
    return wrong('base URL', error);
  }
}
