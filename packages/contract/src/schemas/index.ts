export * from './chat-answer.ts';
export * from './chat-request.ts';
export { type Described, describeIssues } from './describe-issues.ts';
export * from './embeddings.ts';
export type { SchemasEqualTypes } from './equality.ts';
export * from './error.ts';
export * from './message-answer.ts';
export * from './message-request.ts';
export * from './wits.ts';
