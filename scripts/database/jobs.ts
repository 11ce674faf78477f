import { PgBoss } from 'pg-boss';
import { connected } from './connection.ts';
import { quotedRole } from './roles.ts';

const SCHEMA = 'pgboss';

/**
 * The job queue's own schema, made or brought up to date by the owner of the database; the application's role works in it and can neither
 * make nor change tables there. Can be run again at any time.
 */
export async function installJobs(ownerUrl: string, appRole: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: SCHEMA,
    max: 1,
    schedule: false,
    supervise: false,
  });
  let failure: unknown;
  boss.on('error', (error) => (failure ??= error));
  await boss.start();
  await boss.stop({ graceful: false });
  if (failure) throw failure;
  const role = quotedRole(appRole);
  await connected(ownerUrl, (client) =>
    client.query(`GRANT USAGE ON SCHEMA ${SCHEMA} TO ${role};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${SCHEMA} TO ${role};
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${SCHEMA} TO ${role}`),
  );
}
