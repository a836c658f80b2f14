import { type ServiceName, serviceNames } from '@ticketing/common/contracts';

/** Those with an outbox. */
const publishers: ServiceName[] = ['auth', 'tickets', 'orders', 'payments', 'expiration'];

const steps: [readonly ServiceName[], readonly string[]][] = [
  [serviceNames, ['applied.beforeAck', 'parked.beforeAck']],
  [publishers, ['saving', 'saved.beforePublish', 'published.beforeRemove', 'removed', 'republished.some']],
  [['tickets'], ['hidden.some']],
  [['orders'], ['gathered.some', 'refunding.someRequested']],
  [
    ['payments'],
    ['charged.beforeSaved', 'captured.beforeSaved', 'voided.beforeSaved', 'refunded.beforeSaved'],
  ],
  [['expiration'], ['followed.beforeArm', 'fired.beforeDone']],
  [
    ['notifications'],
    [
      ...['written.beforeWake', 'taken.beforeSending', 'sending.beforeSmtp', 'sent.beforeWrite'],
      ...['sent.written', 'answered.beforeWrite', 'spread.beforeCursor'],
    ],
  ],
];

/** Every `crashPoint()` that the processes of the shop can reach, by service. A test compares them with the sources. */
export const crashPoints: Record<ServiceName, string[]> = Object.fromEntries(
  serviceNames.map((service) => [
    service,
    steps.flatMap(([services, names]) =>
      services.includes(service) ? names.map((name) => `${service}.${name}`) : [],
    ),
  ]),
) as Record<ServiceName, string[]>;
// its timers are those of the mails
crashPoints.notifications.push('mails.fired.beforeDone');
