import { expect, it } from '@jest/globals';
import { categories as ids } from '@ticketing/common/contracts';
import { categories as asked } from '../../api/types.ts';
import { palettes } from '../../posters/palettes.ts';
import { categories, toCategory } from '../categories.ts';

it('When the services know a category, then it has a name in every language, and a palette', () => {
  for (const known of [
    asked,
    Object.keys(categories.en),
    Object.keys(categories.de),
    Object.keys(palettes),
  ]) {
    expect([...known].sort()).toEqual([...ids].sort());
  }
});

it('When a listing has a category of an older day, then it is filed under the rest', () => {
  expect(toCategory('concerts')).toBe('other');
  expect(toCategory('toString')).toBe('other');
  expect(toCategory('concert')).toBe('concert');
});
