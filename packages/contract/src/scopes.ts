/**
 * What an API key may be used for.
 * @see contract §1, Authentication and scopes
 */
export type Scope = 'full' | 'ai' | 'data' | 'automation';
