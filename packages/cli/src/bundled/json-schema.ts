export { fromJSONSchema } from 'zod';
