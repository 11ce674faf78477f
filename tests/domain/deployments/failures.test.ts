import { describe, expect, it } from 'vitest';
import { failureSums, isFailingOn, type Failure } from '@/domain/deployments/failures';
import { date } from '@/domain/values/calendar-date';

function failure(on: string, devices: number, resolved: string | null = null): Failure {
  return {
    cause: 'hardware',
    failedOn: date(on),
    devices,
    resolvedOn: resolved === null ? null : date(resolved),
  };
}

describe('failures', () => {
  it('are open from the day of the failure until the day on which all work again', () => {
    const one = failure('2025-02-01', 3, '2025-02-05');
    expect(
      ['2025-01-31', '2025-02-01', '2025-02-04', '2025-02-05'].map((day) => isFailingOn(one, date(day))),
    ).toEqual([false, true, true, false]);
    expect(isFailingOn(failure('2025-02-01', 3), date('2030-01-01'))).toBe(true);
  });

  it('are summed as they were known at the end of a day', () => {
    const all = [failure('2025-02-01', 3, '2025-02-05'), failure('2025-03-01', 4), failure('2025-04-01', 5)];
    expect(failureSums(all, date('2025-03-31'))).toEqual({ failures: 2, devices: 7, open: 1 });
    expect(failureSums([], date('2025-03-31'))).toEqual({ failures: 0, devices: 0, open: 0 });
  });
});
