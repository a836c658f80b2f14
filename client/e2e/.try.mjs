import { startPlatform } from '@ticketing/local';

const p = await startPlatform({
  data: process.argv[2],
  port: Number(process.argv[3] ?? 0),
  env: { RATE_LIMITS: 'false', HOST: '127.0.0.1' },
  onDeath: (n, h) => console.log('death', n, h),
  onLine: (n, l) => console.log(n, l),
});
console.log(p.url);
process.on('SIGTERM', () => p.stop().then(() => process.exit()));
