import { expect, it } from '@jest/globals';
import { isPublicAddress } from '../safe-address.ts';
import { whyNotUrl } from '../safe-url.ts';

const refused = [
  // loopback, in each spelling that the parser of URLs knows
  'https://127.0.0.1',
  'https://127.1',
  'https://2130706433',
  'https://0x7f000001',
  'https://0x7f.1',
  'https://0177.0.0.1',
  'https://017700000001',
  'https://127.0.0.1.',
  'https://127.255.255.254',
  'https://①②⑦.0.0.1',
  'https://[::1]',
  'https://[0:0:0:0:0:0:0:1]',
  // unspecified, broadcast
  'https://0.0.0.0',
  'https://0',
  'https://[::]',
  'https://255.255.255.255',
  // private
  'https://10.0.0.1',
  'https://10.1',
  'https://0xa000001',
  'https://172.16.0.1',
  'https://172.31.255.255',
  'https://192.168.0.1',
  'https://0300.0250.0.1',
  'https://[fc00::1]',
  'https://[fd12:3456:789a::1]',
  'https://[fec0::1]',
  // link-local, metadata of clouds
  'https://169.254.169.254',
  'https://2852039166',
  'https://0xa9fea9fe',
  'https://0251.0376.0251.0376',
  'https://[fe80::1]',
  'https://[fd00:ec2::254]',
  'https://168.63.129.16',
  'https://100.100.100.200',
  // carriers, benchmarks, documentation, multicast, reserved
  'https://100.64.0.1',
  'https://198.18.0.1',
  'https://192.0.0.1',
  'https://192.0.2.1',
  'https://198.51.100.1',
  'https://203.0.113.1',
  'https://224.0.0.1',
  'https://240.0.0.1',
  'https://[ff02::1]',
  'https://[2001:db8::1]',
  // an IPv4 address inside of an IPv6 one: mapped, compatible, translated, NAT64, 6to4, Teredo, ISATAP
  'https://[::ffff:127.0.0.1]',
  'https://[::ffff:7f00:1]',
  'https://[::ffff:8.8.8.8]',
  'https://[::127.0.0.1]',
  'https://[::ffff:0:127.0.0.1]',
  'https://[64:ff9b::127.0.0.1]',
  'https://[64:ff9b:1::a00:1]',
  'https://[2002:7f00:1::]',
  'https://[2002:a00:1::1]',
  'https://[2001:0:4136:e378:8000:63bf:80ff:fffe]',
  'https://[fe80::5efe:127.0.0.1]',
  'https://[100::1]',
];

it.each(refused)('When a webhook is to lead to %s, then it is refused', (url) => {
  expect(whyNotUrl(url, false)).toMatchObject({ code: 'url.not-public' });
});

const malformed = [
  'http://example.com',
  'ftp://example.com',
  'file:///etc/passwd',
  'gopher://example.com',
  'javascript:alert(1)',
  '//example.com',
  'example.com',
  '',
  'https://',
  'https://user@example.com',
  'https://user:password@example.com',
  'https://example.com@127.0.0.1',
  'https://example.com#@127.0.0.1',
  'https://[::1%25lo]',
  `https://example.com/${'a'.repeat(2000)}`,
];

it.each(malformed)('When a webhook is to lead to "%.40s", then it is no address', (url) => {
  expect(whyNotUrl(url, false)).toMatchObject({ code: 'url.invalid' });
});

it.each([22, 25, 80, 3000, 4222, 6379, 9090, 27_017])(
  'When a webhook names port %d, then it is refused',
  (port) => {
    expect(whyNotUrl(`https://example.com:${port}`, false)).toMatchObject({ code: 'url.port' });
  },
);

it.each([
  'https://example.com',
  'https://example.com:443/hooks',
  'https://example.com:8443/hooks?shop=1',
  'https://93.184.216.34',
  'https://[2606:4700::1111]',
])('When a webhook leads to %s, then it may', (url) => {
  expect(whyNotUrl(url, false)).toBeUndefined();
});

it('When only this machine is allowed beside the rest, then its network is not', () => {
  expect(whyNotUrl('http://127.0.0.1:3000/', true)).toBeUndefined();
  expect(whyNotUrl('http://[::1]:3000/', true)).toBeUndefined();
  for (const url of [
    'http://10.0.0.1/',
    'http://169.254.169.254/',
    'http://0.0.0.0/',
    'http://[::ffff:127.0.0.1]/',
  ])
    expect(whyNotUrl(url, true)).toMatchObject({ code: 'url.not-public' });
});

it('When an address has a zone or is none, then it is not public', () => {
  for (const address of ['fe80::1%eth0', '2606:4700::1111%eth0', '', 'localhost', '1.2.3'])
    expect(isPublicAddress(address)).toBe(false);
});
