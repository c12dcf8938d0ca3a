import { readFileSync, writeFileSync } from 'node:fs';
import { withData } from './result-schema.ts';

const path = new URL('../schemas/result.schema.json', import.meta.url);
writeFileSync(path, `${JSON.stringify(withData(JSON.parse(readFileSync(path, 'utf8'))), null, 2)}\n`);
