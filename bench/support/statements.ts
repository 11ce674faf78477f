import pg from 'pg';

/** A statement as the application sent it. */
export type Sent = { name?: string; text: string; values: unknown[] };

let log: Sent[] | null = null;
const query = pg.Client.prototype.query as unknown as (...args: unknown[]) => unknown;

/** Notes what the application's connections of this process are asked, without changing it. */
function listen(): void {
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [asked, values] = args;
    if (typeof asked === 'string') log?.push({ text: asked, values: (values as unknown[]) ?? [] });
    else if (isConfig(asked)) log?.push({ name: asked.name, text: asked.text, values: asked.values ?? [] });
    return query.apply(this, args);
  } as typeof pg.Client.prototype.query;
}

function isConfig(asked: unknown): asked is { name?: string; text: string; values?: unknown[] } {
  return (
    typeof asked === 'object' && asked !== null && typeof (asked as { text?: unknown }).text === 'string'
  );
}

/** The statements that `work` sends to the database. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Sent[]> {
  if (pg.Client.prototype.query === (query as unknown)) listen();
  const sent: Sent[] = [];
  log = sent;
  try {
    await work();
  } finally {
    log = null;
  }
  return sent;
}

/** Those that read or write data; begin, set and commit belong to the unit of work. */
export function dataStatements(sent: readonly Sent[]): Sent[] {
  return sent.filter(({ text }) => !/^(BEGIN|COMMIT|ROLLBACK|SET LOCAL)\b/.test(text));
}
