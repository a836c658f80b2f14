import { expect, it } from '@jest/globals';
import {
  bankPath,
  brandOf,
  formatExpiry,
  formatNumber,
  isSecurityCode,
  isStillValid,
  methodOf,
} from '../test-cards.ts';

it('When a test card is typed with or without spaces, then its name is known, and no other number has one', () => {
  expect(methodOf('4242424242424242')).toBe('pm_card_visa');
  expect(methodOf('4000 0000 0000 0002')).toBe('pm_card_chargeDeclined');
  expect(methodOf('5555 5555 5555 4444')).toBeUndefined();
  expect(methodOf('')).toBeUndefined();
});

it('When a card ends this month, then it is valid to its last day', () => {
  const now = new Date(2026, 10, 30);
  expect(['11/26', '10/26', '1/27', '13/30', 'soon'].map((expiry) => isStillValid(expiry, now))).toEqual([
    true,
    false,
    true,
    false,
    false,
  ]);
});

it('When a security code is typed, then three or four digits are one', () => {
  expect(['123', '1234', '12', 'abc'].map(isSecurityCode)).toEqual([true, true, false, false]);
});

it('When the bank wants to ask, then the way there knows the way back, and not the secret', () => {
  expect(bankPath('pi_1_secret_2', 'order')).toBe(
    '/dev/stripe/test/3ds/pi_1?return_to=%2Forders%2Forder%3Fasked%3D1',
  );
});

it('When a number is typed, then it stands in fours, and its brand is known by how it begins', () => {
  expect(formatNumber('42424242424242')).toBe('4242 4242 4242 42');
  expect(['4', '5555 5', '2223', '378282', '6011', ''].map(brandOf)).toEqual([
    'Visa',
    'Mastercard',
    'Mastercard',
    'American Express',
    undefined,
    undefined,
  ]);
});

it('When an expiry is typed with or without a stroke, then it is the same month and year', () => {
  expect(['1234', '12/34', '12 / 34', '3/34', '334', '12/', '1', '5'].map(formatExpiry)).toEqual([
    '12/34',
    '12/34',
    '12/34',
    '03/34',
    '03/34',
    '12/',
    '1',
    '05',
  ]);
});
