import { tmpdir } from 'node:os';
import path from 'node:path';
import { recreateDatabase } from './database';

// Runs before the modules of a test file are loaded, so that src/platform reads this environment.
const database = await recreateDatabase();

Object.assign(process.env, {
  DATABASE_URL: database.appUrl,
  NEXTAUTH_SECRET: 'a-secret-that-only-the-tests-use-0123456789',
  NEXTAUTH_URL: 'http://localhost:3000',
  APP_URL: 'http://localhost:3000',
  UPLOAD_DIR: path.join(tmpdir(), database.name),
  LOG_LEVEL: 'silent',
});
delete process.env.DATABASE_OWNER_URL;
delete process.env.SMTP_URL;
