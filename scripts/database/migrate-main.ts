import { Refusal, runScript } from '../project/refusal.ts';
import { loadEnvironmentFile, withDatabase } from './connect.ts';

// Production: brings the server of the environment to the newest schema, with the application's role and its rights.
await runScript(async () => {
  loadEnvironmentFile();
  if (!process.env.DATABASE_URL)
    throw new Refusal(
      'DATABASE_URL is missing (see .env.example): npm run db:migrate works on your own server.',
    );
  const database = await withDatabase(console.log);
  if (!database.ownerUrl) {
    throw new Refusal(
      'The role of DATABASE_URL may not create tables and roles: set DATABASE_OWNER_URL to one that may.',
    );
  }
  console.log('The database is up to date.');
  if (database.appUrl !== process.env.DATABASE_URL) {
    console.log(`The application has a role of its own. Start it with\n  DATABASE_URL=${database.appUrl}`);
  }
});
