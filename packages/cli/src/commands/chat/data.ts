import { answer } from '../../ask/answer-data.ts';
import type { DataByName } from '../../program/data-schemas.ts';

export const data = { chat: answer } satisfies DataByName;
