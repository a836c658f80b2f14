import type { Known } from './requests.ts';

export const nothing = {
  tickets: [],
  orders: [],
  passes: [],
  codes: [],
  doors: [],
  webhooks: [],
  deliveries: [],
  runs: [],
  letters: [],
  sessions: [],
  users: [],
  sellers: [],
};

/** Ids, and codes of passes, by what they are of. */
export type Objects = Record<keyof typeof nothing, string[]>;

const password = 'Story-1234';

/** What is the same in every shop. */
const usual: Record<string, readonly unknown[]> = {
  email: ['friend@example.com', 'Friend@Example.com'],
  password: [password],
  oldPassword: [password],
  newPassword: [password],
  token: ['pm_card_visa', 'tok_visa', 'pm_card_chargeDeclined'],
  timeZone: ['Europe/Zurich', 'America/New_York'],
  price: [20, 0.5, '12.50'],
  quantity: [1, 2],
  maxPerOrder: [2],
  startsAt: ['2031-05-01T18:00:00Z'],
  imageId: [null],
  events: [['order.completed']],
  url: ['https://seller.example.com/hook'],
  mail: [{ sales: false }],
  admitted: [true, false],
  admissions: [[{ code: 'x', at: '2026-01-01T20:00:00Z' }]],
  title: ['Fuzzed evening'],
  name: ['Ada'],
  reason: ['It rains'],
  last4: ['4242'],
  number: ['K7WQ2MXD'],
  search: ['fuzzed', 'evening basel'],
  from: ['2030-05-01'],
  to: ['2030-05-20'],
  limit: [1, 50],
  minPrice: [0.5],
  maxPrice: [500],
  file: ['640.webp'],
};

/** Of `id` the path says what it is of. */
const byPath: [beginning: string, of: keyof Objects][] = [
  ['/api/tickets/sellers/', 'sellers'],
  ['/api/tickets/', 'tickets'],
  ['/api/users/sessions/', 'sessions'],
  ['/api/users/', 'users'],
  ['/api/notifications/webhooks/', 'webhooks'],
];

const byName: Record<string, keyof Objects> = {
  ticketId: 'tickets',
  orderId: 'orders',
  passId: 'passes',
  code: 'codes',
  doorId: 'doors',
  deliveryId: 'deliveries',
  runId: 'runs',
  letterId: 'letters',
  userId: 'sellers',
};

const lists: Record<string, keyof Objects> = { ids: 'tickets', ticketIds: 'tickets', orderIds: 'orders' };

export const knownOf =
  (objects: Objects): Known =>
  ({ path, method, parameters }, name) => {
    if (name === 'id') return objects[byPath.find(([start]) => path.startsWith(start))?.[1] ?? 'tickets'];
    const one = byName[name];
    if (one) return objects[one];
    const many = lists[name];
    // in a query names stand in one text, in a body they are a list
    const isQuery = method === 'GET' || parameters.some((each) => each.name === name);
    if (many) return [isQuery ? objects[many].join() : objects[many].slice(-1)];
    return usual[name] ?? [];
  };
