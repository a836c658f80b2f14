import { memoryBus } from '@ticketing/common/bus';
import { serviceNames } from '@ticketing/common/contracts';
import { passKey, services, sessionKeys } from '@ticketing/local';

interface Box {
  name: string;
  publishes: string[];
  listensTo: string[];
}

const unusedKeys = {
  ...sessionKeys(),
  COOKIE_KEYS: 'x'.repeat(32),
  STRIPE_KEY: 'unused',
  STRIPE_WEBHOOK_SECRET: 'unused',
  MAIL_KEY: '0'.repeat(64),
  PASS_KEY: passKey(),
  MONGO_URI: 'mongodb://unused',
  LOG_LEVEL: 'silent',
};

const beside: Record<string, string> = { payments: ' · Stripe', expiration: ' · Bull on Redis' };

/** As each service's app.ts has it: so the picture cannot say anything else. */
const boxes = (): Promise<Box[]> =>
  Promise.all(
    serviceNames.map(async (name) => {
      const { listeners, outboxes } = await services[name].create(unusedKeys, memoryBus());
      return {
        name,
        publishes: outboxes.flatMap(({ publishes }) => publishes),
        listensTo: listeners.map(({ event }) => event.type),
      };
    }),
  );

const [column, gap, line, top] = [184, 12, 16, 132];

const text = (x: number, y: number, words: string, kind = '') =>
  `<text x="${x}" y="${y}"${kind && ` class="${kind}"`}>${words}</text>`;

const boxOf = ({ name, publishes, listensTo }: Box, index: number, height: number): string => {
  const x = gap + index * (column + gap);
  const lines = [
    text(x + 12, top + 24, name, 'name'),
    text(x + 12, top + 40, `own MongoDB${beside[name] ?? ''}`, 'aside'),
    text(x + 12, top + 66, 'publishes', 'aside'),
    ...publishes.map((subject, n) => text(x + 12, top + 84 + n * line, subject, 'publishes')),
    text(x + 12, top + 96 + publishes.length * line, 'listens to', 'aside'),
    ...(listensTo.length > 0 ? listensTo : ['nothing']).map((subject, n) =>
      text(x + 12, top + 114 + (publishes.length + n) * line, subject),
    ),
  ];
  const middle = x + column / 2;
  return [
    `<path d="M${middle} 96V${top}"/>`,
    `<rect x="${x}" y="${top}" width="${column}" height="${height}" rx="8"/>`,
    ...lines,
    `<path d="M${middle} ${top + height}v28"/>`,
  ].join('\n');
};

const bar = (y: number, words: string, width: number) =>
  `<rect x="${gap}" y="${y}" width="${width - 2 * gap}" height="34" rx="8" class="bar"/>\n${text(gap + 12, y + 22, words, 'name')}`;

/** The platform as an SVG that is at home on light and dark pages. */
export const picture = async (): Promise<string> => {
  const all = await boxes();
  const width = gap + all.length * (column + gap);
  const rows = Math.max(...all.map(({ publishes, listensTo }) => publishes.length + listensTo.length));
  const height = 130 + rows * line;
  const bus = top + height + 28;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${bus + 46}" role="img" aria-label="Browser, ingress, web app, six services and the events between them">
<style>
svg { font: 12px ui-monospace, monospace; } text { fill: #1f2937; } rect { fill: #fff; stroke: #94a3b8; } path { stroke: #94a3b8; fill: none; }
.name { font-weight: 700; font-size: 14px; } .aside { fill: #64748b; } .publishes { fill: #b4235a; } .bar { fill: #f1f5f9; }
@media (prefers-color-scheme: dark) { text { fill: #e5e7eb; } rect { fill: #111827; stroke: #475569; } path { stroke: #475569; } .aside { fill: #94a3b8; } .publishes { fill: #ff8fb3; } .bar { fill: #1e293b; } }
</style>
${bar(12, 'browser · API client', width)}
<path d="M${width / 2} 46v16"/>
${bar(62, 'ingress: /api/users · /api/tickets · /api/orders · /api/payments · /api/expiration · / → client (Next.js)', width)}
${all.map((box, index) => boxOf(box, index, height)).join('\n')}
${bar(bus, 'NATS Streaming or JetStream: at least once, acknowledged after the write', width)}
</svg>
`;
};
