import type pg from 'pg';
import { describe, expect, test } from 'vitest';
import { checkVersion, connected, placeOf, probe } from '../../../scripts/database/connection';
import { pendingMigrations } from '../../../scripts/database/migrate';
import { checkAppRole, ensureRole, grantRights, quotedRole } from '../../../scripts/database/roles';
import { freePort } from '../../../scripts/project/ports';
import { asAdmin, testDatabase } from '../../support/database';

function withUser(url: string, user: string, password: string): string {
  const other = new URL(url);
  other.username = user;
  other.password = password;
  return other.toString();
}

/** A connection that answers with another server's version. */
function serverOf(version: string) {
  const answer = { rows: [{ server_version_num: version }] };
  return { query: () => Promise.resolve(answer) } as unknown as pg.Client;
}

describe('connecting', () => {
  test('a server that is not there is one sentence with its place, without user and password', async () => {
    const port = await freePort();
    const url = `postgresql://someone:secret@127.0.0.1:${port}/shop`;
    await expect(connected(url, () => Promise.resolve())).rejects.toThrow(
      `No database answers at 127.0.0.1:${port}/shop: is it running, and is DATABASE_URL right?`,
    );
    expect(await probe(url)).toBe('silent');
  });

  test('a wrong password is told from a silent server', async () => {
    const url = withUser(testDatabase().appUrl, 'commitpoint_app', 'wrong');
    expect(await probe(url)).toBe('wrong password');
    await expect(connected(url, () => Promise.resolve())).rejects.toThrow('refuses the user or password');
  });

  test('a database that is not there says how to make it', async () => {
    const url = testDatabase().appUrl.replace(/\/[^/]+$/, '/nowhere');
    await expect(connected(url, () => Promise.resolve())).rejects.toThrow(
      `There is no database ${placeOf(url)}`,
    );
  });

  test.each([
    ['140012', 'PostgreSQL 14; Commitpoint needs 15 to 18'],
    ['190000', 'PostgreSQL 19; Commitpoint needs 15 to 18'],
  ])('server version %s is refused', async (version, sentence) => {
    await expect(checkVersion(serverOf(version), 'db:5432/shop')).rejects.toThrow(sentence);
  });

  test.each(['150018', '160004', '180004'])('server version %s is taken', async (version) => {
    await expect(checkVersion(serverOf(version), 'db:5432/shop')).resolves.toBeUndefined();
  });
});

describe('roles', () => {
  test('a name that is no identifier never reaches SQL', () => {
    expect(quotedRole('commitpoint_app')).toBe('"commitpoint_app"');
    for (const name of ['a"; DROP TABLE deal; --', '', 'a b', '1a', 'é', 'x'.repeat(64)]) {
      expect(() => quotedRole(name)).toThrow('not a plain identifier');
    }
  });

  test('the owner is refused as the application role, since row-level security would be no barrier', async () => {
    await expect(checkAppRole(testDatabase().appUrl)).resolves.toBeUndefined();
    await expect(checkAppRole(testDatabase().ownerUrl)).rejects.toThrow('owns tables');
    await expect(checkAppRole(testDatabase().adminUrl)).rejects.toThrow('may pass row-level security');
  });

  test('rights can be given again, and to a role made later', async () => {
    const role = `${testDatabase().name}_late`;
    await asAdmin((client) => ensureRole(client, role, 'first'));
    await asAdmin((client) => ensureRole(client, role, 'second'));
    await grantRights(testDatabase().ownerUrl, role);
    await grantRights(testDatabase().ownerUrl, role);
    const url = withUser(testDatabase().appUrl, role, 'second');
    await connected(url, async (client) => {
      expect((await client.query('SELECT 1 FROM tenant')).rowCount).toBe(0);
      await expect(client.query('TRUNCATE tenant CASCADE')).rejects.toThrow('permission denied');
      await expect(client.query('CREATE TABLE mine (id int)')).rejects.toThrow('permission denied');
    });
    await asAdmin((client) =>
      client.query(`DROP OWNED BY ${quotedRole(role)}; DROP ROLE ${quotedRole(role)}`),
    );
  });
});

describe('migrations', () => {
  test('the template has them all', async () => {
    expect(await pendingMigrations(testDatabase().ownerUrl)).toEqual([]);
  });

  test('one that was taken back or never ended is pending', async () => {
    const name = await asAdmin(async (client) => {
      const { rows } = await client.query<{ migration_name: string }>(
        'UPDATE _prisma_migrations SET finished_at = NULL WHERE id = (SELECT id FROM _prisma_migrations ORDER BY migration_name LIMIT 1) RETURNING migration_name',
      );
      return rows[0]?.migration_name;
    });
    expect(await pendingMigrations(testDatabase().ownerUrl)).toEqual([name]);
  });
});
