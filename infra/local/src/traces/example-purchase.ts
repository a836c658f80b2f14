import type { Attributes, Span, SpanKind } from './span.ts';
import { traceOfOrder } from './trace-ids.ts';
import { writeOtlp } from './write-otlp.ts';

export const orderId = '68f0c2a1b7d94e0012ab34cd';
export const traceId = traceOfOrder(orderId);
const rootId = orderId.slice(8);
const began = Date.parse('2026-11-27T09:00:00Z');

let made = 0;
const id = () => (++made).toString(16).padStart(16, '0');

type Made = [service: string, kind: SpanKind, name: string, from: number, to: number, more?: Partial<Span>];

const span = (parent: string | undefined, [service, kind, name, from, to, more]: Made): Span => ({
  traceId,
  spanId: id(),
  ...(parent ? { parentSpanId: parent } : {}),
  name,
  kind,
  service,
  start: began + from,
  end: began + to,
  links: [],
  events: [],
  error: false,
  ...more,
  attributes: { 'ticketing.order.id': orderId, ...more?.attributes },
});

const mongo = (operation: string, collection: string): Attributes => ({
  'db.system.name': 'mongodb',
  'db.operation.name': operation,
  'db.collection.name': collection,
  'db.namespace': collection,
});
const http = (method: string, route: string, status: number): Attributes => ({
  'http.request.method': method,
  'http.route': route,
  'http.response.status_code': status,
});
const event = (subject: string, type: string, more: Attributes = {}): Attributes => ({
  'messaging.system': 'nats',
  'messaging.destination.name': subject,
  'messaging.operation.type': type,
  ...more,
});

/** Reserved, thought about for 31 seconds, paid, mailed; one delivery failed, one event was parked. */
export const purchase = (): Span[] => {
  made = 0;
  const spans: Span[] = [];
  const add = (parent: string | undefined, ...made: Made) => {
    const one = span(parent, made);
    spans.push(one);
    return one.spanId;
  };
  const send = (service: string, parent: string, subject: string, at: number, stored: number) =>
    add(parent, service, 'producer', `send ${subject}`, at, stored, {
      attributes: event(subject, 'send', { 'messaging.message.id': `${subject}/${orderId}/1` }),
    });
  const handle = (service: string, sent: string, subject: string, times: number[], more: Attributes = {}) => {
    const [fact = 0, arrived = 0, done = 0] = times;
    const received = add(sent, service, 'consumer', `receive ${subject}`, fact, arrived, {
      attributes: event(subject, 'receive'),
    });
    const group = { 'messaging.consumer.group.name': service, 'ticketing.outcome': 'done' };
    return add(received, service, 'consumer', `process ${subject}`, arrived, done, {
      attributes: event(subject, 'process', { ...group, ...more }),
      error: more['ticketing.outcome'] === 'parked',
    });
  };
  const query = (
    service: string,
    parent: string,
    operation: string,
    collection: string,
    from: number,
    to: number,
  ) =>
    add(parent, service, 'client', `${operation} ${collection}`, from, to, {
      attributes: mongo(operation, collection),
    });

  spans.push({
    ...span(undefined, ['orders', 'server', 'POST /api/orders', 0, 18.4]),
    spanId: rootId,
    attributes: { ...http('POST', '/api/orders', 201), 'ticketing.order.id': orderId },
    links: [{ traceId: 'a1b2c3d4e5f60718293a4b5c6d7e8f90', spanId: '1122334455667788' }],
  });
  query('orders', rootId, 'find', 'tickets', 2.1, 4.6);
  query('orders', rootId, 'insert', 'orders', 6, 15.2);
  const created = send('orders', rootId, 'order:created', 15.2, 31);
  const armed = handle('expiration', created, 'order:created', [15.2, 36, 44]);
  add(armed, 'expiration', 'producer', 'arm deadline', 38, 43, {
    attributes: { 'messaging.system': 'bull' },
  });
  const sold = handle('tickets', created, 'order:created', [15.2, 35, 52]);
  query('tickets', sold, 'update', 'tickets', 38, 49);
  query('payments', handle('payments', created, 'order:created', [15.2, 37, 46]), 'insert', 'orders', 39, 44);
  const decided = send('tickets', sold, 'seats:decided', 49, 58);
  handle('orders', decided, 'seats:decided', [49, 63, 71]);

  const pay = add(rootId, 'ingress', 'server', 'POST /api/payments', 31_002, 31_209, {
    attributes: http('POST', '/api/payments', 201),
  });
  const paid = add(pay, 'payments', 'server', 'POST /api/payments', 31_004, 31_206, {
    attributes: http('POST', '/api/payments', 201),
  });
  query('payments', paid, 'find', 'orders', 31_006, 31_008);
  add(paid, 'payments', 'client', 'stripe create payment intent', 31_010, 31_168, {
    attributes: { 'server.address': 'api.stripe.com', 'ticketing.try': 1 },
  });
  query('payments', paid, 'insert', 'payments', 31_171, 31_180);
  const authorized = send('payments', paid, 'payment:authorized', 31_180, 31_196);
  const failed = handle('orders', authorized, 'payment:authorized', [31_180, 31_203, 31_212], {
    'ticketing.outcome': 'again',
  });
  const again = handle('orders', authorized, 'payment:authorized', [31_180, 31_720, 31_738], {
    'ticketing.redelivered': true,
  });
  for (const one of spans) if (one.spanId === again) one.links.push({ traceId, spanId: failed });
  query('orders', again, 'update', 'orders', 31_723, 31_735);
  const completed = send('orders', again, 'order:completed', 31_735, 31_747);
  const captured = handle('payments', completed, 'order:completed', [31_735, 31_752, 31_861]);
  add(captured, 'payments', 'client', 'stripe capture payment intent', 31_756, 31_852, {
    attributes: { 'server.address': 'api.stripe.com', 'ticketing.try': 1 },
  });
  const mail = handle('notifications', completed, 'order:completed', [31_735, 31_753, 31_770]);
  add(mail, 'notifications', 'client', 'send mail', 31_790, 31_940, {
    attributes: { 'ticketing.mail.kind': 'order-paid' },
  });
  handle('tickets', completed, 'order:completed', [31_735, 31_754, 31_801], {
    'ticketing.outcome': 'parked',
  });
  for (const one of spans.slice(-1)) one.statusMessage = 'tickets: no listing has these seats';
  // its parent was made by a process that died before it could say so
  query('expiration', 'dead00000000beef', 'delete', 'timers', 31_880, 31_884);
  return spans;
};

export const purchaseAsOtlp = () => writeOtlp(purchase());
