export interface NatsAddress {
  servers: string[];
  user?: string;
  pass?: string;
  token?: string;
}

/** `nats://user:password@host:4222`, also several with commas; the credentials are those of the first. */
export const natsAddress = (natsUrl: string): NatsAddress => {
  const urls = natsUrl.split(',').map((part) => new URL(part.includes('://') ? part : `nats://${part}`));
  const servers = urls.map(({ protocol, hostname, port }) => `${protocol}//${hostname}:${port || 4222}`);
  const user = decodeURIComponent(urls[0]?.username ?? '');
  const pass = decodeURIComponent(urls[0]?.password ?? '');
  if (user && pass) return { servers, user, pass };
  return user ? { servers, token: user } : { servers };
};
