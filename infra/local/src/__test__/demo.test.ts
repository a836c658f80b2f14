import { expect, it } from '@jest/globals';
import { categories } from '@ticketing/common/contracts';
import { listings, tonight } from '../demo/listings.ts';
import { organisers } from '../demo/organisers.ts';

const now = new Date('2030-05-01T12:00:00Z');
const all = listings(now);
const valuesOf = (field: string) => new Set(all.map(({ body }) => body[field]));

it('When the demo is made, then it has 60 listings of every category, in 12 houses and cities, by 8 organisers', () => {
  expect(all).toHaveLength(60);
  expect(valuesOf('title').size).toBe(60);
  expect([...valuesOf('category')].sort()).toEqual([...categories].sort());
  expect(valuesOf('city').size).toBe(12);
  expect(new Set(all.map(({ organiser }) => organiser)).size).toBe(Object.keys(organisers).length);
  for (const { body } of all) expect(String(body.description).length).toBeGreaterThan(60);
});

it('When it is sold, then some of it is gone, some nearly, and never more than there is', () => {
  const left = all.map(({ body, sold }) => (body.quantity - sold) / body.quantity);
  expect(Math.min(...left)).toBe(0);
  expect(left.filter((part) => part === 0).length).toBeGreaterThanOrEqual(4);
  expect(left.filter((part) => part > 0 && part < 0.15).length).toBeGreaterThanOrEqual(5);
  // a card pays at most 30 times a minute, an address 300 times
  const orders = all.reduce((sum, { body, sold }) => sum + Math.ceil(sold / body.maxPerOrder), 0);
  expect(orders).toBeLessThan(200);
});

it('When a listing begins, then at that hour where it is, and not before now', () => {
  for (const { body } of all)
    expect(new Date(String(body.startsAt)).getTime()).toBeGreaterThan(now.getTime());
  const jazz = all.find(({ body }) => body.title === 'Jazz on the river terrace');
  expect(jazz?.body.startsAt).toBe('2030-05-07T18:00:00.000Z');
});

it('When somebody wants to stand at a door, then a show of the demo’s seller begins tonight, with seats for its buyer', () => {
  const show = all.find(({ body }) => body.title === tonight);
  expect(show?.organiser).toBe('tide');
  expect(Number(show?.body.quantity) - Number(show?.sold)).toBeGreaterThanOrEqual(2);
  expect(show?.body.startsAt).toBe('2030-05-01T14:00:00.000Z');
});

it('When the cheapest is bought first, then nothing of it was sold', () => {
  const [cheapest] = all.toSorted((one, other) => Number(one.body.price) - Number(other.body.price));
  expect(cheapest?.sold).toBe(0);
});
