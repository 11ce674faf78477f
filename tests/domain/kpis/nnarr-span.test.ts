import { describe, expect, it } from 'vitest';
import { kpiWindow } from '@/domain/kpis/kpi-data';
import { nnarr } from '@/domain/kpis/nnarr';
import { SPANS, spanOf } from '@/domain/kpis/nnarr-span';
import { kpiData, moved } from './sample-data';

const LEDGER = [
  moved('a', '2021-02-10', 'new', 1000),
  moved('a', '2022-05-10', 'expansion', 300),
  moved('b', '2022-08-01', 'new', 500),
  moved('b', '2023-06-20', 'churn', -500),
  moved('a', '2023-11-02', 'contraction', -100),
];

function measured(ledger: Parameters<typeof kpiData>[1]) {
  const data = kpiData('2024-02-10', ledger);
  return nnarr(data, kpiWindow(data.asOf, data.fiscalStartMonth));
}

describe('a span of quarters as one bridge', () => {
  it('opens where the one before closed and always closes by addition', () => {
    const kpi = measured(LEDGER);
    for (const span of SPANS) {
      const bridge = spanOf(kpi, span);
      if (!bridge) throw new Error('No bridge');
      const { openingMinor, nnarrMinor, fxMinor, closingMinor } = bridge;
      expect(openingMinor + nnarrMinor + fxMinor).toBe(closingMinor);
      expect(closingMinor).toBe(kpi.window.closingMinor);
      expect(nnarrMinor).toBe(
        kpi.quarters.slice(-span).reduce((total, quarter) => total + quarter.nnarrMinor, 0n),
      );
    }
  });

  it('is by default the KPI’s own window', () => {
    const kpi = measured(LEDGER);
    expect(spanOf(kpi, 4)).toEqual(kpi.window);
    expect(spanOf(kpi, 4)?.nnarrMinor).toBe(kpi.valueMinor);
  });

  it('begins with the ledger where that is younger', () => {
    const bridge = spanOf(measured(LEDGER), 12);
    expect(bridge).toMatchObject({ openingMinor: 0n, from: '2021-01-01', until: '2024-01-01' });
    expect(spanOf(measured([moved('a', '2023-05-10', 'new', 10)]), 12)).toMatchObject({
      from: '2023-04-01',
      label: 'Q2 2023 to Q4 2023',
    });
    expect(spanOf(measured([]), 8)).toBeNull();
  });
});
