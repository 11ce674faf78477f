import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from './source-files';

type Lock = { packages: Record<string, { version?: string; resolved?: string }> };

const lockText = fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8');
const lock = JSON.parse(lockText) as Lock;

/** Lowest versions without a known hole; raised when an advisory is published (docs/operations.md). */
const floors: Record<string, string> = {
  next: '16.3.3',
  react: '19.2.6',
  'react-dom': '19.2.6',
  'next-auth': '4.24.15',
  nodemailer: '10.0.0',
  prisma: '7.10.0',
  '@prisma/client': '7.10.0',
  '@prisma/adapter-pg': '7.10.0',
  node: '24.0.0',
};

function numbers(version: string): number {
  const [major = 0, minor = 0, patch = 0] = version.split('-')[0]?.split('.').map(Number) ?? [];
  return major * 1e6 + minor * 1e3 + patch;
}

describe('the lock file', () => {
  test.each(Object.entries(floors))('%s is at least %s', (name, floor) => {
    const version = lock.packages[`node_modules/${name}`]?.version ?? '0.0.0';
    expect(version).not.toMatch(/-(alpha|beta|rc|canary)/);
    expect(numbers(version), version).toBeGreaterThanOrEqual(numbers(floor));
  });

  test('names no host: it installs from whatever registry npm is set to', () => {
    const hosts = [...lockText.matchAll(/"resolved": "([^"]+)"/g)].map((match) => match[1]);
    expect(hosts).toEqual([]);
  });

  test('holds the parts of Prisma in one version', () => {
    const versions = [
      'prisma',
      '@prisma/client',
      '@prisma/adapter-pg',
      '@prisma/driver-adapter-utils',
      '@prisma/engines',
    ].map((name) => lock.packages[`node_modules/${name}`]?.version);
    expect(new Set(versions).size).toBe(1);
  });
});
