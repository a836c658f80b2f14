import { expect, it } from '@jest/globals';
import { inWords } from '../../i18n/api-messages.ts';
import { baseFor } from '../build-client.ts';

it('When the base names a service, then each path goes straight to its own', () => {
  const base = 'http://{service}-srv:3000';
  expect(baseFor(base, '/api/users/me')).toBe('http://auth-srv:3000');
  expect(baseFor(base, '/api/orders/1?x=/api/users')).toBe('http://orders-srv:3000');
  expect(baseFor('http://ingress', '/api/tickets')).toBe('http://ingress');
});

it('When a service refuses in English, then it is shown in German, as far as we know how', () => {
  expect(inWords('de', 'At most 4 in one order')).toBe('Höchstens 4 je Bestellung');
  expect(inWords('de', 'Card declined: Your card was declined.')).toBe(
    'Karte abgelehnt: Die Karte wurde abgelehnt.',
  );
  expect(inWords('de', 'Something new')).toBe('Something new');
  expect(inWords('en', 'Email in use')).toBe('Email in use');
});
