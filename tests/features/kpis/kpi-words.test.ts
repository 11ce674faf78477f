import { describe, expect, it } from 'vitest';
import { kpiLine } from '@/features/kpis/board-lines';
import { filledFormula } from '@/features/kpis/kpi-formula';
import {
  acvSentence,
  alarmBadge,
  grrSentence,
  isFlat,
  nnarrSentence,
  ttfvSentence,
} from '@/features/kpis/kpi-words';
import type { DeploymentFact } from '@/domain/deployments/deployment';
import { KPI_IDS, type KpiData } from '@/domain/kpis/kpi-data';
import { computeKpis, type Kpis } from '@/domain/kpis/kpis';
import { date } from '@/domain/values/calendar-date';
import { deployed, kpiData, moved } from '../../domain/kpis/sample-data';

type Ledger = Parameters<typeof kpiData>[1];

function figures(asOf: string, ledger: Ledger = [], rest: Partial<KpiData> = {}): Kpis {
  return computeKpis(kpiData(asOf, ledger, rest));
}

const target = (kpi: 'nnarr', amount: bigint) => [
  { kpi, effectiveFrom: date('2020-01-01'), target: amount * 100n },
];

const LEDGER: Ledger = [
  moved('north', '2022-02-01', 'new', 10_000),
  moved('north', '2022-02-01', 'new', 2_000, 'hardware'),
  moved('north', '2023-05-01', 'expansion', 3_000),
  moved('north', '2023-07-01', 'contraction', -2_000, 'hardware'),
  moved('east', '2024-02-01', 'new', 5_000),
];

describe('what a card says about NNARR', () => {
  const sentence = (asOf: string, targets: KpiData['targets'] = []) =>
    nnarrSentence(figures(asOf, LEDGER, { targets }).nnarr, 'USD');

  it('is how much of what was won was lost again, without a target', () => {
    expect(sentence('2024-03-31')).toBe('25\u00a0% of the $8k won was lost again.');
    expect(sentence('2023-09-30')).toBe('67\u00a0% of the $3k won was lost again.');
    expect(sentence('2022-12-31')).toBe('$12k won and nothing lost in four quarters.');
    expect(sentence('2024-01-31')).toBe('67\u00a0% of the $3k won was lost again.');
    expect(sentence('2023-03-31')).toBe('Nothing moved in four quarters.');
  });

  it('says when more was lost than won', () => {
    const ledger = [moved('a', '2022-01-01', 'new', 900), moved('a', '2024-01-05', 'churn', -900)];
    expect(nnarrSentence(figures('2024-03-31', ledger).nnarr, 'USD')).toBe(
      'More was lost ($900) than won ($0).',
    );
  });

  it('names what the running quarter must bring for the target', () => {
    // 6,000 over four quarters; the 3,000 of Q2 2023 leave with the next one.
    expect(sentence('2024-03-31', target('nnarr', 9_000n))).toBe('On target if this quarter brings $6k.');
    expect(sentence('2024-04-30', target('nnarr', 9_000n))).toBe(
      'On target if this quarter brings $6k; $0 so far.',
    );
    expect(sentence('2024-03-31', target('nnarr', 5_000n))).toBe(
      'The target is met. It stays met if this quarter brings $2k.',
    );
    expect(sentence('2024-03-31', target('nnarr', 1_000n))).toBe(
      'The target is met, with room for the running quarter.',
    );
  });

  it('is silent without a figure', () => {
    expect(nnarrSentence(figures('2024-03-31').nnarr, 'USD')).toBe('');
  });
});

describe('what a card says about GRR', () => {
  it('names the stream that leaks most, and what software alone would say', () => {
    expect(grrSentence(figures('2024-03-31', LEDGER).grr, 'USD')).toBe(
      'Recurring hardware leaks most: $2k of $2k is gone. Software alone would say 100\u00a0%.',
    );
  });

  it('speaks of twelve months where the long window has no cohort', () => {
    expect(grrSentence(figures('2023-04-30', LEDGER).grr, 'USD')).toBe('Nothing leaked in 12 months.');
    expect(grrSentence(figures('2023-08-31', LEDGER).grr, 'USD')).toBe(
      'Over 12 months: Recurring hardware leaks most: $2k of $2k is gone. Software alone would say 100\u00a0%.',
    );
  });

  it('does not repeat software where software leaks', () => {
    const ledger = [moved('a', '2022-01-01', 'new', 900), moved('a', '2024-01-05', 'churn', -900)];
    expect(grrSentence(figures('2024-03-31', ledger).grr, 'USD')).toBe(
      'Software leaks most: $900 of $900 is gone.',
    );
    expect(grrSentence(figures('2024-03-31').grr, 'USD')).toBe('');
  });
});

describe('what a card says about ACV per deployment', () => {
  const site = (id: string, on: string, acvMinor: bigint, devices: number | null) =>
    deployed(id, { signedOn: on, activatedOn: on, acvMinor, devices });
  const of = (...deployments: DeploymentFact[]) =>
    figures('2024-03-31', [], { deployments }).acvPerDeployment;
  const old = site('a', '2022-05-01', 1_000_000n, 50);

  it('is where half of them stand while nothing is wrong', () => {
    expect(acvSentence(of(site('b', '2023-05-01', 500_000n, 10)), 'USD')).toBe(
      'Half of 1 deployment bring $5k or less.',
    );
    expect(acvSentence(of(), 'USD')).toBe('');
  });

  it('tells small deals from a low price', () => {
    expect(acvSentence(of(old, site('b', '2023-05-01', 600_000n, 30)), 'USD')).toBe(
      'Small deals and a low price: 40 devices each, 50 a year ago; $200 a device, $200 a year ago.',
    );
    expect(acvSentence(of(old, site('b', '2023-05-01', 600_000n, 20)), 'USD')).toBe(
      'Deals are small, not cheap: 35 devices each, 50 a year ago.',
    );
    expect(acvSentence(of(old, site('b', '2023-05-01', 600_000n, 90)), 'USD')).toBe(
      'The price is low, not the size: $114 a device, $200 a year ago.',
    );
    const unknown = [{ ...old, devices: null }, site('b', '2023-05-01', 600_000n, null)];
    expect(acvSentence(of(...unknown), 'USD')).toBe(
      'Small deals or a low price: record devices to tell which.',
    );
  });

  it('calls less than one percent flat', () => {
    expect(isFlat({ numerator: -9n, denominator: 1_000n })).toBe(true);
    expect(isFlat({ numerator: -1n, denominator: 100n })).toBe(false);
    expect(isFlat(null)).toBe(true);
  });
});

describe('what a card says about TTFV', () => {
  const waiting = (id: string, signedOn: string) => deployed(id, { signedOn });
  const of = (...deployments: DeploymentFact[]) =>
    ttfvSentence(figures('2024-03-31', [], { deployments }).ttfv);

  it('is who waits, the late ones first', () => {
    expect(of(waiting('a', '2023-10-01'))).toBe(
      'Site a has waited 182\u00a0d. Give it value before the rest ships.',
    );
    expect(of(waiting('a', '2023-10-01'), waiting('b', '2023-11-01'))).toBe(
      '2 sites wait past 120 days, the longest 182\u00a0d.',
    );
    expect(of(waiting('a', '2024-03-01'))).toBe('One site waits, for 30\u00a0d.');
    expect(of(waiting('a', '2024-03-01'), waiting('b', '2024-03-11'))).toBe(
      '2 sites wait, the longest 30\u00a0d.',
    );
    expect(of(deployed('a', { signedOn: '2024-01-01', firstValueOn: '2024-02-01' }))).toBe(
      'Nobody is waiting.',
    );
    expect(of()).toBe('');
  });
});

describe('the badge of an alarm', () => {
  it('is short, and only there while the alarm is raised', () => {
    const quiet = figures('2024-03-31', LEDGER);
    expect(KPI_IDS.map((kpi) => alarmBadge(kpi, quiet))).toEqual(KPI_IDS.map(() => null));
    const falling = [
      moved('a', '2022-01-01', 'new', 9_000),
      moved('a', '2023-02-01', 'contraction', -100),
      moved('a', '2023-05-01', 'contraction', -100),
    ];
    expect(alarmBadge('nnarr', figures('2023-06-30', falling))).toBe('falling');
    const leak = [moved('a', '2022-01-01', 'new', 900), moved('a', '2024-01-05', 'churn', -900)];
    expect(alarmBadge('grr', figures('2024-03-31', leak))).toBe('under 80 %');
    const late = deployed('a', { signedOn: '2023-10-01' });
    expect(alarmBadge('ttfv', figures('2024-03-31', [], { deployments: [late] }))).toBe('1 past 120 d');
    const slow = deployed('a', { signedOn: '2023-10-01', firstValueOn: '2023-12-30' });
    expect(alarmBadge('ttfv', figures('2024-03-31', [], { deployments: [slow] }))).toBe('over 60 d');
    const sites = [2_000n, 1_000n].map((acvMinor, i) =>
      deployed(`s${i}`, { activatedOn: `202${2 + i}-05-01`, acvMinor }),
    );
    expect(alarmBadge('acv_per_deployment', figures('2024-03-31', [], { deployments: sites }))).toBe(
      'declining',
    );
    expect(
      alarmBadge('acv_per_deployment', figures('2024-03-31', [], { deployments: sites.slice(0, 1) })),
    ).toBe('flat');
  });
});

describe('what stands beside a figure', () => {
  const beside = (kpi: 'grr' | 'ttfv', kpis: Kpis) => kpiLine(kpi, kpis, 'USD').beside;

  it('is nothing where there is no figure', () => {
    const kpis = figures('2024-03-31');
    expect([beside('grr', kpis), beside('ttfv', kpis)]).toEqual(['', '']);
  });

  it('is never all of it where something is gone', () => {
    const ledger = [moved('a', '2021-01-01', 'new', 100_000), moved('a', '2023-08-01', 'contraction', -60)];
    expect(beside('grr', figures('2024-03-31', ledger))).toBe('12 m 99.9\u00a0%');
    expect(beside('grr', figures('2024-03-31', ledger.slice(0, 1)))).toBe('12 m 100\u00a0%');
  });
});

describe('a formula with this period’s numbers', () => {
  it('adds up before the reader’s eyes', () => {
    const deployments = [
      deployed('a', {
        signedOn: '2024-01-01',
        activatedOn: '2024-01-20',
        firstValueOn: '2024-02-01',
        acvMinor: 500_000n,
      }),
      deployed('b', { signedOn: '2024-03-01' }),
    ];
    const kpis = figures('2024-03-31', LEDGER, { deployments });
    expect(filledFormula('nnarr', kpis, 'USD')).toBe(
      '$5,000 + $3,000 + $0 − $2,000 − $0 = $6,000; $12,000 + $6,000 + $0 = $18,000',
    );
    expect(filledFormula('grr', kpis, 'USD')).toBe(
      '24 months: $10,000 ÷ $12,000 = 83.3\u00a0%; 12 months: $10,000 ÷ $12,000 = 83.3\u00a0%',
    );
    expect(filledFormula('acv_per_deployment', kpis, 'USD')).toBe('$5,000 ÷ 1 = $5,000');
    expect(filledFormula('ttfv', kpis, 'USD')).toBe(
      '2 signed since 1 Apr 2023: 1 with first value, 1 waiting; median 31\u00a0d',
    );
  });

  it('is none without a figure', () => {
    const kpis = figures('2024-03-31');
    for (const kpi of ['nnarr', 'grr', 'acv_per_deployment', 'ttfv'] as const)
      expect(filledFormula(kpi, kpis, 'USD')).toBeNull();
  });
});
