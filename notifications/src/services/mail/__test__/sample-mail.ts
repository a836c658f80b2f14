import { seal } from '@ticketing/common/base';
import { languages, OrderCreated } from '@ticketing/common/contracts';
import { factsOf } from '../../../domain/facts.ts';
import { linkKinds } from '../../../domain/kinds.ts';
import { newMessage } from '../../../domain/message.ts';
import { compose } from '../compose.ts';
import { type MailKind, wordsOf } from '../words.ts';

export const key = Buffer.alloc(32, 7);
export const publicUrl = 'https://shop.example.com';
export const at = new Date('2030-05-01T10:00:00.000Z');

export const mailOf = (kind: MailKind, language: (typeof languages)[number], title = 'Quartet') => {
  const facts = {
    ...factsOf({ ...OrderCreated.sample, ticket: { ...OrderCreated.sample.ticket, title } }),
    before: { startsAt: '2030-05-20T18:00:00.000Z', timeZone: 'Europe/Zurich', venue: 'Old Hall' },
    url: 'https://seller.example.com/hook',
  };
  const sealed = { about: 'a link', text: seal(key, 'a link', '{"token":"t","email":"robin@example.com"}') };
  const message = newMessage({ id: 'event', at }, kind, 'person', {
    facts,
    link: '/orders/1',
    ...(linkKinds.includes(kind) ? { sealed } : {}),
  });
  const sale = newMessage({ id: 'sale', at }, 'sold', 'person', { facts });
  const person = {
    id: 'person',
    version: 0,
    email: 'robin@example.com',
    name: '',
    status: 'active' as const,
  };
  const sales = { count: 51, first: Array.from({ length: 50 }, () => sale) };
  return compose(
    { message, person: { ...person, language }, ...(kind === 'sales-digest' ? { sales } : {}) },
    { publicUrl, keys: [key] },
  );
};

/** Every kind in every language. */
export const every = languages.flatMap((language) =>
  (Object.keys(wordsOf(language).kinds) as MailKind[]).map((kind) => [kind, language] as const),
);
