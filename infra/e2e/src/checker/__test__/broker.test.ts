import { expect, it } from '@jest/globals';
import { subjects as published } from '@ticketing/common/contracts';
import { subjects } from '../broker.ts';

it('When a subject is added to the contracts, then the checker reads it, too', () => {
  expect([...subjects].sort()).toEqual([...published].sort());
});
