export { answer as GET } from '../answer.js';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';
