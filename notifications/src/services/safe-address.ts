import { BlockList, isIP } from 'node:net';

const subnets = (family: 'ipv4' | 'ipv6', list: readonly string[]) => {
  const blocks = new BlockList();
  for (const subnet of list) {
    const [network = '', bits] = subnet.split('/');
    blocks.addSubnet(network, Number(bits), family);
  }
  return blocks;
};

/** What IANA keeps for special purposes, and the one metadata service that has a public address. */
const specialV4 = subnets('ipv4', [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '168.63.129.16/32',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
]);

/** Only global unicast is public: all that embeds an IPv4 address outside of it is refused as a whole. */
const globalV6 = subnets('ipv6', ['2000::/3']);
/** Teredo and others of the protocols' own, documentation, 6to4. */
const specialV6 = subnets('ipv6', ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']);

const loopbackV4 = subnets('ipv4', ['127.0.0.0/8']);

/** May a request that somebody else asked for go there? */
export const isPublicAddress = (address: string): boolean => {
  switch (isIP(address)) {
    case 4:
      return !specialV4.check(address, 'ipv4');
    case 6:
      return !address.includes('%') && globalV6.check(address, 'ipv6') && !specialV6.check(address, 'ipv6');
    default:
      return false;
  }
};

export const isLoopback = (address: string): boolean =>
  address === '::1' || (isIP(address) === 4 && loopbackV4.check(address, 'ipv4'));
