import { z } from 'zod';

/** What the events' schemas are made of. */
export const id = z.string().min(1).max(64);
export const version = z.int().nonnegative();
export const cents = z.int().nonnegative();
export const currency = z.string().length(3);
export const time = z.iso.datetime();
export const quantity = z.int().positive();
