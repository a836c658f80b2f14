import { selling as de } from './de/selling.ts';
import { selling as en } from './en/selling.ts';

export const selling = { en, de };
