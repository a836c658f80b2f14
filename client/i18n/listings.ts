import { listings as de } from './de/listings.ts';
import { listings as en } from './en/listings.ts';

export const listings = { en, de };
