/**
 * What an API key may be used for.
 * @see docs/contract.md §1, Authentication and scopes
 */
export type Scope = 'full' | 'ai' | 'data' | 'automation';
