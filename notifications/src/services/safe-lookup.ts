import { Resolver } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { mayReach } from './safe-url.ts';

export class AddressRefused extends Error {}

export type Resolve = (host: string) => Promise<string[]>;

/** Asks the name servers themselves: no search domains of the cluster, no hosts file, no thread that a slow one blocks. */
export const resolveHost: Resolve = async (host) => {
  const resolver = new Resolver({ timeout: 2000, tries: 2 });
  const found = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  return found.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
};

/** The socket connects to what was checked here and is not resolved again. One address that is not public condemns all. */
export const safeLookup =
  (resolve: Resolve, allowLocal: boolean): LookupFunction =>
  (host, options, done) => {
    const resolved = allowLocal && host === 'localhost' ? Promise.resolve(['127.0.0.1']) : resolve(host);
    resolved.then(
      (addresses) => {
        const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
        const [first] = found;
        if (!first) done(new Error(`${host} has no address`), '');
        else if (!addresses.every((address) => mayReach(address, allowLocal)))
          done(new AddressRefused(host), '');
        else if (options.all) done(null, found);
        else done(null, first.address, first.family);
      },
      (error: Error) => done(error as NodeJS.ErrnoException, ''),
    );
  };
