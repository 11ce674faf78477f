import { build } from './build.ts';
import { runScript } from './refusal.ts';

await runScript(build);
