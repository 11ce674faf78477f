import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const withDatabase = {
  globalSetup: ['tests/support/start-database.ts'],
  setupFiles: ['tests/support/use-database.ts'],
  // A limit against hanging, not a measure: a busy machine is no failure.
  testTimeout: 180_000,
  hookTimeout: 180_000,
};

const minutes = (count: number) => count * 60_000;

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  test: {
    pool: 'forks',
    maxWorkers: 2,
    // Far above what any test needs: a busy machine is no failure.
    testTimeout: 30_000,
    // A test that waits for a clock would be a timed assertion; the zone is fixed so that one that forgets its own is found.
    env: { TZ: 'America/St_Johns' },
    projects: [
      { extends: true, test: { name: 'domain', include: ['tests/{domain,ui,platform}/**/*.test.{ts,tsx}'] } },
      {
        extends: true,
        test: { name: 'architecture', include: ['tests/architecture/**/*.test.ts'], testTimeout: 60_000 },
      },
      {
        extends: true,
        test: { name: 'features', include: ['tests/features/**/*.test.{ts,tsx}'], ...withDatabase },
      },
      {
        extends: true,
        test: {
          name: 'real-data',
          include: ['tests/real-data/**/*.test.ts'],
          ...withDatabase,
          testTimeout: minutes(2),
        },
      },
      {
        extends: true,
        test: {
          name: 'deep',
          include: ['tests/deep/**/*.test.ts'],
          ...withDatabase,
          testTimeout: minutes(30),
        },
      },
      {
        extends: true,
        test: {
          name: 'mutants',
          include: ['tests/mutants/**/*.test.ts'],
          ...withDatabase,
          testTimeout: minutes(30),
        },
      },
    ],
  },
});
