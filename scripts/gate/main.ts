import { runScript } from '../project/refusal.ts';
import { notRun, type Outcome, reportFile, runStep, type Step, stopRunning } from './step.ts';

// The whole gate. Steps of a lane run one after the other, the two lanes side by side (two cores); a failed step does not
// stop the others. The two long steps come last and each alone: side by side they took as long together, and a browser that waits for
// a core behaves like no user's. The last line is "N passed, N failed": test cases, and one for each step that has none.

const PREPARE: Step = {
  name: 'schema',
  commands: [
    ['node', 'scripts/generate.mjs'],
    ['node', 'scripts/database/validate-main.ts'],
  ],
};

const CODE_LANE: Step[] = [
  { name: 'types', commands: [['tsc', '--noEmit']] },
  { name: 'lint', commands: [['oxlint', '--type-aware', '--deny-warnings', '-f', 'unix']] },
  { name: 'dead code', commands: [['knip', '--no-progress']] },
  vitest('unit tests', ['domain']),
  vitest('architecture tests', ['architecture']),
];

const BROWSER_LANE: Step[] = [
  { name: 'browser', commands: [['node', 'scripts/gate/browser-main.ts']] },
  { name: 'build', commands: [['node', 'scripts/build.mjs']] },
];

// Behind the build, so that the lanes end at about the same time.
const FORMAT: Step = { name: 'format', commands: [['prettier', '--check', '--log-level', 'warn', '.']] };

const FEATURE_TESTS = vitest('feature tests', ['features', 'real-data']);

const JOURNEYS: Step = {
  name: 'journeys',
  commands: [['node', 'scripts/e2e.mjs', '--reporter=list,json']],
  report: 'playwright',
  env: { PLAYWRIGHT_JSON_OUTPUT_NAME: reportFile('journeys'), COMMITPOINT_GATE: '1' },
};

function vitest(name: string, projects: string[]): Step {
  const chosen = projects.flatMap((project) => ['--project', project]);
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${reportFile(name)}`];
  return { name, commands: [['vitest', 'run', ...chosen, ...reporters]], report: 'vitest' };
}

async function runLane(steps: Step[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const step of steps) outcomes.push(await runStep(step));
  return outcomes;
}

function summarise(outcomes: Outcome[], seconds: number): number {
  const width = Math.max(...outcomes.map((outcome) => outcome.name.length));
  console.log('');
  for (const outcome of outcomes) {
    const skipped = outcome.skipped ? `, ${outcome.skipped} skipped` : '';
    const counts = `${outcome.passed} passed, ${outcome.failed} failed${skipped}`;
    console.log(
      `  ${outcome.failed ? '✗' : '✓'} ${outcome.name.padEnd(width)}  ${outcome.seconds.toFixed(1).padStart(6)} s  ${counts}`,
    );
  }
  const sum = (field: 'passed' | 'failed') => outcomes.reduce((total, outcome) => total + outcome[field], 0);
  console.log(`  in ${seconds.toFixed(0)} s\n`);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') === 0 ? 0 : 1;
}

await runScript(async () => {
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      stopRunning();
      process.exit(1);
    });
  }
  const started = Date.now();
  const prepared = await runStep(PREPARE);
  const building = runLane(BROWSER_LANE);
  const formatting = building.then(() => runStep(FORMAT));
  const [code, browser, format] = await Promise.all([runLane(CODE_LANE), building, formatting]);
  const journeys = browser.some(({ failed }) => failed) ? notRun(JOURNEYS) : await runStep(JOURNEYS);
  const features = await runStep(FEATURE_TESTS);
  return summarise(
    [prepared, ...code, format, ...browser, features, journeys],
    (Date.now() - started) / 1000,
  );
});
