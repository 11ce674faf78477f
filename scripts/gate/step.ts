import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import readline from 'node:readline';
import { toolEnvironment } from '../project/install.mjs';
import { inData, projectRoot } from '../project/paths.mjs';
import { countCases } from './reports.ts';

/** One thing that the gate does: programs run one after the other. A step with a report counts its test cases. */
export type Step = {
  name: string;
  commands: string[][];
  report?: 'vitest' | 'playwright';
  env?: Record<string, string>;
};

export type Outcome = { name: string; seconds: number; passed: number; failed: number; skipped: number };

const running = new Set<ChildProcess>();

export function reportFile(name: string): string {
  return inData('gate', `${name.replaceAll(' ', '-')}.json`);
}

/** Runs a step; its lines go to the console under its name. Without a report it counts as one case. */
export async function runStep(step: Step): Promise<Outcome> {
  const started = Date.now();
  fs.mkdirSync(inData('gate'), { recursive: true });
  fs.rmSync(reportFile(step.name), { force: true });
  let code = 0;
  for (const command of step.commands) {
    code = await runCommand(step, command);
    if (code !== 0) break;
  }
  const seconds = (Date.now() - started) / 1000;
  const cases = step.report
    ? countCases(step.report, reportFile(step.name))
    : { passed: code === 0 ? 1 : 0, failed: 0, skipped: 0 };
  // A run that ends badly without a failed case (a crash, an error outside the tests, no tests at all) is a failure too.
  const silent = code !== 0 || (step.report !== undefined && cases.passed + cases.failed === 0);
  const outcome = {
    name: step.name,
    seconds,
    ...cases,
    failed: silent && cases.failed === 0 ? 1 : cases.failed,
  };
  console.log(`${step.name} │ ${outcome.failed ? 'FAILED' : 'passed'} in ${seconds.toFixed(1)} s`);
  return outcome;
}

/** The outcome of a step that cannot run. */
export function notRun(step: Step): Outcome {
  console.log(`${step.name} │ not run: the step before it failed`);
  return { name: step.name, seconds: 0, passed: 0, failed: 1, skipped: 0 };
}

export function stopRunning(): void {
  for (const child of running) child.kill('SIGTERM');
}

function runCommand(step: Step, [program = '', ...args]: string[]): Promise<number> {
  return new Promise((resolve) => {
    const env = toolEnvironment({ NO_COLOR: '1', CI: '1', ...step.env });
    const child = spawn(program, args, { cwd: projectRoot, env, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    for (const stream of [child.stdout, child.stderr]) {
      readline
        .createInterface({ input: stream })
        .on('line', (line) => line.trim() && console.log(`${step.name} │ ${line}`));
    }
    child.on('error', (error) => {
      console.log(`${step.name} │ ${error.message}`);
      resolve(1);
    });
    child.on('close', (code) => {
      running.delete(child);
      resolve(code ?? 1);
    });
  });
}
