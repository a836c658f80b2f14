import { seal } from '@ticketing/common/base';
import { languages, OrderCompleted, OrderCreated } from '@ticketing/common/contracts';
import { factsOf } from '../../../domain/facts.ts';
import { isForFriend, linkKinds } from '../../../domain/kinds.ts';
import { newMessage } from '../../../domain/message.ts';
import { compose } from '../compose.ts';
import { type MailKind, wordsOf } from '../words.ts';

export const key = Buffer.alloc(32, 7);
export const publicUrl = 'https://shop.example.com';
export const at = new Date('2030-05-01T10:00:00.000Z');

const pass = { seat: 1, code: `TK1${'A'.repeat(128)}`, shortCode: 'K7WQ2MXD-1-QF5A' };
const friend = { ...pass, email: 'kim@example.com', name: 'Kim Meier' };
const reader = { token: 't', email: 'robin@example.com' };

/** With one pass left: the other was given away. */
export const paidOrder = {
  ...OrderCompleted.sample,
  sealedCodes: seal(
    key,
    `order:passes/${OrderCompleted.sample.id}/${OrderCompleted.sample.version}`,
    JSON.stringify({ passes: [{ id: '665000000000000000000011', ...pass }] }),
  ),
};

export const mailOf = (kind: MailKind, language: (typeof languages)[number], title = 'Quartet') => {
  const facts = {
    ...factsOf({ ...OrderCreated.sample, ticket: { ...OrderCreated.sample.ticket, title } }),
    before: { startsAt: '2030-05-20T18:00:00.000Z', timeZone: 'Europe/Zurich', venue: 'Old Hall' },
    seat: 2,
    url: 'https://seller.example.com/hook',
    reason: `${title}: the singer is ill`,
  };
  const sealed = {
    about: 'a link',
    text: seal(key, 'a link', JSON.stringify(isForFriend(kind) ? friend : reader)),
  };
  const message = newMessage({ id: 'event', at }, kind, 'person', {
    facts,
    link: '/orders/1',
    ...(linkKinds.includes(kind) || isForFriend(kind) ? { sealed } : {}),
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
    {
      message,
      person: { ...person, language },
      order: paidOrder,
      ...(kind === 'sales-digest' ? { sales } : {}),
    },
    { publicUrl, keys: [key] },
  );
};

/** Every kind in every language. */
export const every = languages.flatMap((language) =>
  (Object.keys(wordsOf(language).kinds) as MailKind[]).map((kind) => [kind, language] as const),
);
