import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { pool } from '@/platform/db/pool';
import { runSql } from '@/platform/db/sql';
import { log, logBug } from '@/platform/log/log';

/** Work to be done once: two jobs of one queue and key are one. `data` is ids and days, never contents. */
export type Job = { queue: string; key: string; data: Record<string, string> };
/** What does a job. It may be called again for the same one (after a crash), so its effect must be one that can be repeated. */
export type Handlers = Record<string, (data: Record<string, string>) => Promise<void>>;

const SCHEMA = 'pgboss';
/** A worker that is silent for so long is dead: its job is given to another. */
const HEARTBEAT_SECONDS = 30;
const QUEUE = {
  retryLimit: 5,
  retryDelay: 60,
  retryBackoff: true,
  expireInSeconds: 3600,
  heartbeatSeconds: HEARTBEAT_SECONDS,
  deleteAfterSeconds: 14 * 24 * 3600,
};
const POLL_MS = 300;
const BATCH = 10;

/** One job that fails does not fail those that were taken with it. */
async function attempt(work: () => Promise<void>, giveBack: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    logBug(error, { operation: 'jobs' });
    await giveBack();
  }
}

/** The same id for the same work, so that the queue itself keeps the second one out. */
function idOf({ queue, key }: Job): string {
  const hash = createHash('sha256').update(`${queue} ${key}`).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

/** Whether any of these jobs is not over yet. One statement; the queue's library is not loaded for it. */
export async function anyUnfinished(jobs: readonly Job[]): Promise<boolean> {
  if (jobs.length === 0) return false;
  const [row] = await runSql<{ over: number }>(
    pool(),
    `SELECT count(*)::int AS over FROM ${SCHEMA}.job WHERE name = ANY($1::text[]) AND id = ANY($2::uuid[])
       AND state IN ('completed', 'failed', 'cancelled')`,
    [[...new Set(jobs.map(({ queue }) => queue))], jobs.map(idOf)],
  );
  return (row?.over ?? 0) < jobs.length;
}

/** Jobs that could run now or are running, here or in another process. */
async function underWay(queues: readonly string[]): Promise<number> {
  const [row] = await runSql<{ jobs: number }>(
    pool(),
    `SELECT count(*)::int AS jobs FROM ${SCHEMA}.job WHERE name = ANY($1::text[])
       AND (state = 'active' OR state IN ('created', 'retry') AND start_after <= now() + interval '5 seconds')`,
    [[...queues]],
  );
  return row?.jobs ?? 0;
}

/**
 * Puts the jobs into the queue, each once ever, and works until nothing can be done now, with whatever other process does the same. Loads
 * pg-boss for that time: between nights the application does without it. `signal` gives the running job back and stops.
 */
export async function workThrough(
  jobs: readonly Job[],
  handlers: Handlers,
  signal: AbortSignal,
): Promise<void> {
  const boss = await startBoss();
  const queues = Object.keys(handlers);
  try {
    for (const queue of queues) await boss.createQueue(queue, QUEUE);
    for (const queue of queues) {
      const own = jobs.filter((job) => job.queue === queue);
      if (own.length > 0)
        await boss.insert(
          queue,
          own.map((job) => ({ id: idOf(job), data: job.data })),
        );
    }
    await boss.supervise();
    for (const [queue, handle] of Object.entries(handlers))
      await boss.work<Record<string, string>>(
        queue,
        { batchSize: BATCH, pollingIntervalSeconds: 0.5 },
        async (taken) => {
          for (const { id, data } of taken)
            await attempt(
              () => handle(data),
              () => boss.fail(queue, id),
            );
        },
      );
    while (!signal.aborted && (await underWay(queues)) > 0) await sleep(POLL_MS);
  } finally {
    await boss.stop({ graceful: true, timeout: 10_000 });
  }
}

async function startBoss() {
  const { PgBoss } = await import('pg-boss');
  const boss = new PgBoss({
    schema: SCHEMA,
    // The owner of the database makes the schema when it migrates; the application's role could not.
    createSchema: false,
    migrate: false,
    schedule: false,
    reindex: false,
    monitorVacuum: false,
    superviseIntervalSeconds: HEARTBEAT_SECONDS,
    db: {
      executeSql: async (text, values) =>
        (await pool().query(text, values as unknown[])) as unknown as { rows: never[] },
    },
  });
  boss.on('error', (error) => logBug(error, { operation: 'jobs' }));
  boss.on('warning', ({ message }) => log('warn', 'job queue', { warning: message }));
  return boss.start();
}
