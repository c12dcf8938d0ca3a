/**
 * Scope of an API key.
 * @see docs/contract.md §1, Authentication and scopes
 */
export type Scope = 'full' | 'ai' | 'data' | 'automation';
