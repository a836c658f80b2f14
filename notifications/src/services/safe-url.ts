import { isIP } from 'node:net';
import type { Reason } from '@ticketing/common/base';
import { isLoopback, isPublicAddress } from './safe-address.ts';

const ports = ['', '443', '8443'];
const maxLength = 2000;

/** A URL's host as an address or a name; the parser has made one spelling of all by then. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');

export const mayReach = (address: string, allowLocal: boolean): boolean =>
  isPublicAddress(address) || (allowLocal && isLoopback(address));

/** What can be said of it before anything is resolved; addresses are checked when it is connected to. */
export const whyNotUrl = (text: string, allowLocal: boolean): Reason | undefined => {
  const url = URL.canParse(text) && text.length <= maxLength ? new URL(text) : undefined;
  if (!url || !(url.protocol === 'https:' || (allowLocal && url.protocol === 'http:')))
    return { message: 'url must begin with https://', code: 'url.invalid' };
  if (url.username || url.password || url.hash)
    return { message: 'url must have no user, no password and no #', code: 'url.invalid' };
  if (!allowLocal && !ports.includes(url.port))
    return { message: 'url must be at port 443 or 8443', code: 'url.port' };
  const host = hostOf(url);
  if (isIP(host) && !mayReach(host, allowLocal))
    return { message: 'url must lead to a public address', code: 'url.not-public' };
  return undefined;
};
