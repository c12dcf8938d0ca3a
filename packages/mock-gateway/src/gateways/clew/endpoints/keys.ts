import type { ApiKey, ApiKeyList, ApiKeyRequest, CreatedApiKey, Deleted } from '@clawwits/contract';
import { apiKeyRequestSchema } from '@clawwits/contract/schemas';
import type { ApiKey as OwnKey } from '../../../accounts/account.ts';
import { Refusal } from '../../../core/refusal.ts';
import { type ClewKeyed, toDate } from './clew-handler.ts';

const shownCharacters = 12;

/** A key without its secret. */
const describeKey = ({ id, name, key, createdAt, lastUsedAt }: OwnKey): ApiKey => ({
  id,
  name,
  prefix: key.slice(0, shownCharacters),
  created_at: toDate(createdAt),
  last_used_at: lastUsedAt === null ? null : toDate(lastUsedAt),
});

/** `GET /v1/keys`. */
export const listKeys: ClewKeyed = {
  kind: 'keyed',
  schema: null,
  answer: ({ account }): ApiKeyList => ({
    data: account.keys.filter(({ isRevoked }) => !isRevoked).map(describeKey),
  }),
};

/** `POST /v1/keys`: shows the secret this once. */
export const createKey: ClewKeyed<ApiKeyRequest> = {
  kind: 'keyed',
  schema: apiKeyRequestSchema,
  answer({ state, account, body: { name } }): CreatedApiKey {
    const key = state.accounts.createKey(account, name === undefined ? {} : { name });
    return { ...describeKey(key), key: key.key };
  },
};

/** `DELETE /v1/keys/:id`. */
export const revokeKey: ClewKeyed = {
  kind: 'keyed',
  schema: null,
  answer({ account, param }): Deleted {
    const key = account.keys.find(({ id, isRevoked }) => id === param && !isRevoked);
    if (key === undefined) throw new Refusal('not_found', `There is no key "${param.slice(0, 100)}".`);
    key.isRevoked = true;
    return { id: key.id, deleted: true };
  },
};
