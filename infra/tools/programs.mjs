/** What widens `npm test` when it is on PATH, and must be there in CI. */
export const programs = [
  'nats-streaming-server',
  'nats-server',
  'redis-server',
  'toxiproxy-server',
  'chromium',
  'curl',
  'stripe-mock',
  'kubectl',
  'kube-score',
  'promtool',
  'prometheus-alertmanager',
  'minio',
];
