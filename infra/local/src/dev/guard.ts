import type { IncomingMessage } from 'node:http';

const isLoopback = (address = '') => /^(::ffff:)?127\.|^::1$/.test(address);
const isLocalName = (name: string) =>
  /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(name) || name.endsWith('.localhost');

/**
 * Why /dev answers this request not. It shows everything and can replay events, so it is for this machine alone:
 * no other address, no name that somebody's DNS points to us, no form of another site's page.
 */
export const whyRefused = ({ method, headers, socket }: IncomingMessage): string | undefined => {
  if (!isLoopback(socket.remoteAddress)) return 'This page is for the machine that the shop runs on';
  const host = headers.host ?? '';
  if (!isLocalName(host.replace(/:\d+$/, '').toLowerCase()))
    return 'This page is asked for as localhost, and by no other name';
  if (method === 'GET' || method === 'HEAD') return undefined;
  const { origin, 'sec-fetch-site': site = 'none' } = headers;
  if (origin === undefined ? site === 'none' || site === 'same-origin' : origin === `http://${host}`)
    return undefined;
  return 'Another site’s page may not do this';
};
