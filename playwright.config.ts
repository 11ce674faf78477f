import { defineConfig, devices } from '@playwright/test';
import { systemBrowser } from './scripts/gate/browser';

// Started by `npm run e2e`, which brings the server and its database.
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: false,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  reporter: 'list',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    ...devices['Desktop Chrome'],
    baseURL: process.env.E2E_BASE_URL,
    locale: 'en-GB',
    timezoneId: 'UTC',
    screenshot: 'only-on-failure',
    // Recording every run to keep that of a failure takes a tenth of the time; a run of one journey may ask for it (--trace on).
    trace: 'off',
    launchOptions: {
      executablePath: systemBrowser(),
      // Without a graphics card the processor would play one, for every frame. Chromium's sandbox refuses to run as root.
      args: ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    },
  },
});
