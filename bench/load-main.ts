import pg from 'pg';
import { closePool } from '@/platform/db/pool';
import { FULL, SMALL } from './sizes';
import { loadLedger } from './support/load-ledger';

// Fills a template with one tenant of the large ledger, one of the ordinary size, and many small ones around them.
const sizes = process.argv.includes('--small') ? SMALL : FULL;
const owner = new pg.Pool({ connectionString: process.env.BENCH_ADMIN_URL, max: 1 });
await loadLedger(owner, {
  prefix: 'bench',
  tenants: sizes.bystanders,
  movementsPerTenant: sizes.bystanderMovements,
  whale: sizes.whaleMovements,
});
await loadLedger(owner, {
  prefix: 'ordinary',
  tenants: 1,
  movementsPerTenant: sizes.tenMovements,
  whale: 0,
});
await owner.end();
await closePool();
