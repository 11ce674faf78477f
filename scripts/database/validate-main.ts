import { runScript } from '../project/refusal.ts';
import { runPrisma } from './prisma.ts';

// The schema's own check; it reads no database, but the configuration wants an address.
await runScript(async () => {
  console.log(
    (await runPrisma(['validate'], { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' })).trim(),
  );
});
