import path from 'node:path';
import { closePool } from '@/platform/db/pool';
import { seedDatabase } from './demo/seed-database';

try {
  await seedDatabase({
    signInsFile: process.env.DEMO_SIGN_INS_FILE || path.join('.data', 'demo-sign-ins.json'),
    report: (line) => console.error(`demo: ${line}`),
  });
} finally {
  await closePool();
}
