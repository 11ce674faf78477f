import { randomBytes } from 'node:crypto';
import { readText, writePrivate } from './files.ts';
import { inData } from './paths.mjs';

/** What the application needs besides the database, for runs without a configuration of their own. The secret is made once. */
export function applicationEnvironment(appUrl: string, address = 'http://localhost:3000'): NodeJS.ProcessEnv {
  const { DATABASE_OWNER_URL: _unneeded, ...rest } = process.env;
  return {
    ...rest,
    DATABASE_URL: appUrl,
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET || keptSecret(),
    NEXTAUTH_URL: process.env.NEXTAUTH_URL || address,
    APP_URL: process.env.APP_URL || process.env.NEXTAUTH_URL || address,
    UPLOAD_DIR: process.env.UPLOAD_DIR || inData('uploads'),
    MAIL_FROM: process.env.MAIL_FROM || 'Commitpoint <no-reply@localhost>',
  };
}

function keptSecret(): string {
  const file = inData('secret');
  const kept = readText(file)?.trim();
  if (kept) return kept;
  const secret = randomBytes(32).toString('base64url');
  writePrivate(file, `${secret}\n`);
  return secret;
}
