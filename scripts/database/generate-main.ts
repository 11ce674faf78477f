import { runScript } from '../project/refusal.ts';
import { generateClient } from './prisma.ts';

await runScript(async () => {
  console.log(
    (await generateClient()) ? 'Database client written to src/generated.' : 'Database client is up to date.',
  );
});
