import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from '@/generated/prisma/client';

/**
 * A Prisma client that speaks through one given connection, so that a unit of work has Prisma and plain SQL in the very same
 * transaction. Prisma's adapter asks for a pool; this one always hands out that connection. A transaction that Prisma opens inside
 * (nested writes) becomes a savepoint of the unit's own.
 */
class OneConnectionPool extends pg.Pool {
  private depth = 0;

  constructor(private readonly connection: pg.PoolClient) {
    super({ max: 1 });
  }

  // The adapter passes query objects only. The cast bridges pg's many overloads.
  override query = ((config: unknown) => this.run(config)) as unknown as pg.Pool['query'];

  override connect = (() =>
    Promise.resolve({
      query: (config: unknown) => this.run(config),
      on: () => undefined,
      removeListener: () => undefined,
      release: () => undefined,
    })) as unknown as pg.Pool['connect'];

  private run(config: unknown): Promise<unknown> {
    const text = typeof config === 'string' ? config : (config as { text: string }).text;
    const own = this.asSavepoint(text);
    return this.connection.query(own ?? (config as pg.QueryConfig));
  }

  private asSavepoint(text: string): string | null {
    if (text === 'BEGIN') return `SAVEPOINT prisma_${++this.depth}`;
    if (text === 'COMMIT') return `RELEASE SAVEPOINT prisma_${this.depth--}`;
    if (text === 'ROLLBACK') return `ROLLBACK TO SAVEPOINT prisma_${this.depth--}`;
    return null;
  }
}

const clients = new WeakMap<pg.PoolClient, PrismaClient>();

/** The Prisma client of a connection, made at its first use and kept as long as the connection lives. */
export function prismaOn(connection: pg.PoolClient): PrismaClient {
  const known = clients.get(connection);
  if (known) return known;
  const client = new PrismaClient({ adapter: new PrismaPg(new OneConnectionPool(connection)) });
  clients.set(connection, client);
  return client;
}
