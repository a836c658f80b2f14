import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** The policy of scripts and frames is the document's own, see server/policy.ts. */
const always = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Cross-Origin-Opener-Policy': 'same-origin-allow-popups',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
};

const headersOf = (all) => Object.entries(all).map(([key, value]) => ({ key, value }));

/** @type {import('next').NextConfig} */
export default {
  output: 'standalone',
  outputFileTracingRoot: root,
  turbopack: { root },
  // `tsc -b` checks the types, of everything at once
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  // it looks for pages of the other router, of which there are none, with a kilobyte of every page's scripts
  experimental: { clientRouterFilter: false },
  reactStrictMode: true,
  // what Bootstrap's own files are warned of is not ours to mend
  sassOptions: {
    quietDeps: true,
    silenceDeprecations: ['import', 'global-builtin', 'color-functions', 'if-function'],
  },
  // where the desk was before it was one: bookmarks and messages of then lead there
  redirects: async () => [{ source: '/tickets/mine', destination: '/desk', permanent: true }],
  headers: async () => [
    { source: '/:path*', headers: headersOf(always) },
    // a camera looks for passes at the door, and nowhere else
    {
      source: '/tickets/:ticketId/door',
      headers: headersOf({ 'Permissions-Policy': 'camera=(self), microphone=(), geolocation=()' }),
    },
    // the address is the pass: it goes into no other site's log, and into no search engine
    {
      source: '/passes/:code',
      headers: headersOf({ 'Referrer-Policy': 'no-referrer', 'X-Robots-Tag': 'noindex' }),
    },
    { source: '/theme.js', headers: headersOf({ 'Cache-Control': 'public, max-age=3600' }) },
    { source: '/favicon.svg', headers: headersOf({ 'Cache-Control': 'public, max-age=86400' }) },
  ],
};
