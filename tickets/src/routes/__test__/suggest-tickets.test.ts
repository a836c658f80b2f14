import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTickets, type TicketsTest } from '../../__test__/start-tickets.ts';

let test: TicketsTest;
let seller: ReturnType<TicketsTest['as']>;
beforeAll(async () => {
  test = await startTickets();
  seller = test.as('seller-1');
  const shows = [
    { title: 'Jazz on the terrace', city: 'Zürich', category: 'concert', startsAt: '2030-05-17T18:00:00Z' },
    { title: 'Jazzy breakfast', city: 'Bern', startsAt: '2030-05-16T08:00:00Z' },
    { title: 'String quartet', venue: 'Old Mill', city: 'Zürich' },
  ];
  for (const show of shows) await seller.sell(show);
});
afterAll(() => test.stop());

const suggested = async (search: string) =>
  (await test.as().get(`/suggestions?search=${encodeURIComponent(search)}`)).body;
const titles = async (search: string) =>
  (await suggested(search)).listings.map(({ title }: { title: string }) => title);

describe('GET /api/tickets/suggestions', () => {
  it('When the beginnings of words are typed, then the soonest listings that have them, and no hint', async () => {
    expect(await suggested('jaz')).toEqual({
      listings: [
        expect.objectContaining({ title: 'Jazzy breakfast', city: 'Bern', category: 'other' }),
        {
          id: expect.any(String),
          title: 'Jazz on the terrace',
          city: 'Zürich',
          startsAt: '2030-05-17T18:00:00.000Z',
          category: 'concert',
        },
      ],
      didYouMean: null,
    });
    expect(await titles('zur quar')).toEqual(['String quartet']);
  });

  it('When there are many, then six; when nothing is typed, or a letter, then none', async () => {
    for (let n = 0; n < 8; n++) await seller.sell({ title: `Waltz ${n}` });
    expect(await titles('waltz')).toHaveLength(6);
    for (const nothing of ['', '   ', 'j']) {
      expect(await suggested(nothing)).toEqual({ listings: [], didYouMean: null });
    }
    expect((await test.as().get('/suggestions')).body).toEqual({ listings: [], didYouMean: null });
  });

  it.each([
    ['zurih', 'zurich'],
    ['Qaurtet', 'quartet'],
    ['quartett zürihc', 'quartet zurich'],
    ['jaz terace', 'jaz terrace'],
  ])('When %s is typed and nothing has it, then %s may be meant', async (typed, meant) => {
    expect(await suggested(typed)).toEqual({ listings: [], didYouMean: meant });
    expect(await titles(meant)).not.toEqual([]);
  });

  it.each(['xylophone', 'quartet bern', 'quartett bern', '.*', 'zurih one two three four five'])(
    'When %s is typed, then there is neither a listing nor a hint',
    async (typed) => {
      expect(await suggested(typed)).toEqual({ listings: [], didYouMean: null });
    },
  );

  it('When the last listing that has a word is withdrawn, then the word is no hint', async () => {
    const { id } = await seller.sell({ title: 'Accordion evening' });
    expect((await suggested('acordion')).didYouMean).toBe('accordion');
    await seller.delete(id);
    await test.bus.settled();
    expect((await suggested('acordion')).didYouMean).toBeNull();
  });

  it('When it is no text, or too long, then 400', async () => {
    for (const query of ['search=a&search=b', `search=${'x'.repeat(201)}`]) {
      expect((await test.as().get(`/suggestions?${query}`)).status).toBe(400);
    }
  });
});

describe('GET /api/tickets/count', () => {
  it('When filters are given, then it counts what the list with them has', async () => {
    const { body } = await test.as().get('?city=Z%C3%BCrich');
    expect(body).toHaveLength(2);
    expect((await test.as().get('/count?city=Z%C3%BCrich')).body).toEqual({ count: 2, more: false });
    expect((await test.as().get('/count?search=jazz&city=Bern')).body).toEqual({ count: 1, more: false });
    expect((await test.as().get('/count?category=film')).body).toEqual({ count: 0, more: false });
    expect((await test.as().get('/count?category=music')).status).toBe(400);
  });
});

describe('GET /api/tickets/cities', () => {
  it('When asked, then cities with something left, the largest first, and none without a name', async () => {
    await seller.sell({ city: 'Zürich' });
    expect((await test.as().get('/cities')).body).toEqual([
      { city: 'Zürich', count: 3 },
      { city: 'Bern', count: 1 },
    ]);
  });
});
