import { readText } from '../project/files.ts';

export type Cases = { passed: number; failed: number; skipped: number };

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
};
type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number; skipped: number } };

/** Test cases by the runner's own report; none if it wrote none. A test that passed at a second attempt only has failed. */
export function countCases(kind: 'vitest' | 'playwright', file: string): Cases {
  const text = readText(file);
  if (text === null) return { passed: 0, failed: 0, skipped: 0 };
  if (kind === 'vitest') {
    const report = JSON.parse(text) as VitestReport;
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
    };
  }
  const { stats } = JSON.parse(text) as PlaywrightReport;
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}
