import { expect, it } from '@jest/globals';
import { type ErrorCode, inWords } from '../../i18n/errors.ts';
import { baseFor } from '../build-client.ts';

it('When the base names a service, then each path goes straight to its own', () => {
  const base = 'http://{service}-srv:3000';
  expect(baseFor(base, '/api/users/me')).toBe('http://auth-srv:3000');
  expect(baseFor(base, '/api/orders/1?x=/api/users')).toBe('http://orders-srv:3000');
  expect(baseFor('http://ingress', '/api/tickets')).toBe('http://ingress');
});

it('When a service refuses, then its code is said in the language of the visitor, with the number of its sentence', () => {
  const tooMany = { message: 'At most 4 in one order', code: 'ticket.max-per-order' } as const;
  expect(inWords('de', tooMany)).toBe('Höchstens 4 je Bestellung');
  expect(inWords('en', tooMany)).toBe('At most 4 in one order');
});

it('When a code is unknown or leaves it at that, then the sentence of the service is shown', () => {
  expect(inWords('de', { message: 'Something new', code: 'thing.new' as ErrorCode })).toBe('Something new');
  expect(inWords('de', { message: 'Of an older version' })).toBe('Of an older version');
  const declined = { message: 'Card declined: Lost card.', code: 'payment.declined' } as const;
  expect(inWords('en', declined)).toBe('Card declined: Lost card.');
});
