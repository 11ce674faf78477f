import fs from 'node:fs';

/** Chromium of the system, in the order of preference. */
const CANDIDATES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser that the journeys use; undefined: Playwright's own. */
export function systemBrowser(): string | undefined {
  return process.env.CHROMIUM_PATH ?? CANDIDATES.find((path) => fs.existsSync(path));
}
