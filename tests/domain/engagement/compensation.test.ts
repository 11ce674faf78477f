import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { variableQuarters, type VariableTerms } from '@/domain/engagement/compensation';
import type { DeploymentFact } from '@/domain/deployments/deployment';
import { date } from '@/domain/values/calendar-date';
import { quarterAt } from '@/domain/values/fiscal-calendar';

const TODAY = date('2026-05-15');
const [Q4, Q1, Q2] = [-2, -1, 0].map((n) => quarterAt(TODAY, 1, n));
const QUARTERS = [Q4, Q1, Q2].flatMap((quarter) => (quarter ? [quarter] : []));
const TERMS: VariableTerms = { baseMinor: 4_000_000n, shareBp: 1000, capMinor: null };

let nth = 0;
function live(on: string, acvMinor: bigint | null, change: Partial<DeploymentFact> = {}): DeploymentFact {
  nth += 1;
  return {
    id: `d${nth}`,
    externalId: null,
    site: `Site ${nth}`,
    kind: 'production',
    devices: 100,
    acvMinor,
    signedOn: null,
    shippedOn: null,
    installedOn: null,
    activatedOn: date(on),
    firstValueOn: null,
    endedOn: null,
    ...change,
  };
}

const of = (
  deployments: DeploymentFact[],
  terms = TERMS,
  startOn = '2025-10-01',
  endOn: string | null = null,
) =>
  variableQuarters(deployments, QUARTERS, {
    terms,
    startOn: date(startOn),
    endOn: endOn === null ? null : date(endOn),
    today: TODAY,
  });

describe('the variable part', () => {
  it('ends with the engagement: its last day counts, what came later does not', () => {
    const deployments = [live('2026-02-10', 6_000_000n), live('2026-02-11', 9_000_000n)];
    const pays = (endOn: string | null) => of(deployments, TERMS, '2025-10-01', endOn)[1]?.payMinor;
    expect([pays(null), pays('2026-02-11'), pays('2026-02-10')]).toEqual([700_000n, 700_000n, 200_000n]);
  });

  it('is the share of what the new deployments are above the base, all of them together', () => {
    const quarters = of([live('2026-01-10', 6_000_000n), live('2026-03-31', 5_000_000n)]);
    expect(quarters.map(({ label, state, payMinor }) => [label, state, payMinor])).toEqual([
      ['Q4 2025', 'over', 0n],
      ['Q1 2026', 'over', 300_000n],
      ['Q2 2026', 'not_over', 0n],
    ]);
    expect(quarters[1]).toMatchObject({
      totalMinor: 11_000_000n,
      meanMinor: 5_500_000n,
      aboveMinor: 3_000_000n,
    });
    expect(quarters[0]).toMatchObject({ meanMinor: null, deployments: [] });
  });

  it('lets small deployments count against large ones, and never takes back', () => {
    const [, mixed] = of([live('2026-02-01', 6_000_000n), live('2026-02-02', 3_000_000n)]);
    expect(mixed).toMatchObject({ aboveMinor: 1_000_000n, payMinor: 100_000n });
    const [, small] = of([live('2026-02-01', 1_000_000n)]);
    expect(small).toMatchObject({ aboveMinor: 0n, payMinor: 0n });
  });

  it('stops at the cap, and says so', () => {
    const [, quarter] = of([live('2026-02-01', 90_000_000n)], { ...TERMS, capMinor: 500_000n });
    expect(quarter).toMatchObject({ payMinor: 500_000n, capped: true });
    const [, exact] = of([live('2026-02-01', 9_000_000n)], { ...TERMS, capMinor: 500_000n });
    expect(exact).toMatchObject({ payMinor: 500_000n, capped: false });
  });

  it('leaves out pilots, what has no ACV, and what is not in service yet', () => {
    const [, quarter, running] = of([
      live('2026-02-01', 9_000_000n, { kind: 'pilot' }),
      live('2026-02-01', null),
      live('2026-06-01', 9_000_000n),
      live('2026-02-01', 9_000_000n, { activatedOn: null }),
    ]);
    expect(quarter).toMatchObject({ deployments: [], withoutAcv: 1, payMinor: 0n });
    expect(running).toMatchObject({ deployments: [], withoutAcv: 0 });
  });

  it('shows what quarters before the engagement would have paid, and counts its first one from its first day', () => {
    const deployments = [
      live('2025-11-01', 5_000_000n),
      live('2026-01-10', 5_000_000n),
      live('2026-02-10', 5_000_000n),
    ];
    const [before, first] = of(deployments, TERMS, '2026-02-01');
    expect(before).toMatchObject({ state: 'before', payMinor: 100_000n });
    expect(first).toMatchObject({ state: 'over', payMinor: 100_000n });
    expect(first?.deployments).toHaveLength(1);
  });

  it('does not pay more for one deployment that is split into several', () => {
    const acv = fc.bigInt({ min: 1n, max: 100_000_000n });
    fc.assert(
      fc.property(acv, acv, (a, b) => {
        const [, whole] = of([live('2026-02-01', a + b)]);
        const [, split] = of([live('2026-02-01', a), live('2026-02-02', b)]);
        expect((split?.payMinor ?? 0n) <= (whole?.payMinor ?? 0n)).toBe(true);
      }),
    );
  });
});
