import { describe, expect, it } from 'vitest';
import { KPI_IDS } from '@/domain/kpis/kpi-data';
import { FIRST_SET } from '@/domain/kpis/kpi-set';
import { admitKpi, KPI_DEFINITIONS, KPI_LIMIT, refusedKpi, REFUSED_KPIS } from '@/domain/kpis/registry';

describe('the four KPIs', () => {
  it('are four and two to swap in, each with its words', () => {
    expect(Object.keys(KPI_DEFINITIONS)).toEqual([...KPI_IDS]);
    expect(KPI_IDS.slice(0, KPI_LIMIT)).toEqual(FIRST_SET);
    expect(KPI_IDS).toHaveLength(KPI_LIMIT + 2);
    for (const id of KPI_IDS) {
      const definition = KPI_DEFINITIONS[id];
      expect(definition.id).toBe(id);
      const words = [
        definition.name,
        definition.formula,
        definition.meaning,
        definition.source,
        definition.window,
      ];
      expect(words.every((text) => text.length > 3)).toBe(true);
    }
  });

  it('know which way is better', () => {
    expect(KPI_IDS.filter((id) => KPI_DEFINITIONS[id].better === 'lower')).toEqual([
      'ttfv',
      'days_to_deployment',
      'hardware_failure_rate',
    ]);
  });

  it('have targets in the unit that the database keeps', () => {
    expect(KPI_IDS.map((id) => KPI_DEFINITIONS[id].unit)).toEqual(
      'minor basis_points minor days days basis_points'.split(' '),
    );
  });
});

describe('figures refused by name', () => {
  it.each([
    ['MQL', 'marketing'],
    ['marketing-qualified leads', 'marketing'],
    ['Pipeline Generation', 'marketing'],
    ['qualified meetings', 'the reps and the VP Sales'],
    ['pipeline_coverage', 'the reps and the VP Sales'],
    ['nps', 'customer success'],
    ['Net Promoter Score', 'customer success'],
    ['CSAT', 'customer success'],
    ['Connected  devices', 'nobody: it is a vanity figure'],
    ['device count', 'nobody: it is a vanity figure'],
  ])('%s belongs to %s', (name, owner) => {
    expect(refusedKpi(name)?.owner).toBe(owner);
  });

  it('are seven, each with an owner and a reason', () => {
    expect(REFUSED_KPIS).toHaveLength(7);
    expect(REFUSED_KPIS.every(({ owner, reason }) => owner !== '' && reason !== '')).toBe(true);
  });

  it('do not include our own', () => {
    expect(KPI_IDS.map(refusedKpi)).toEqual(KPI_IDS.map(() => null));
  });
});

describe('joining the set', () => {
  it('is open to a KPI that is not in it yet', () => {
    expect(admitKpi(['nnarr'], 'grr')).toEqual({ ok: true, value: 'grr' });
    expect(admitKpi([], 'ACV per deployment')).toEqual({ ok: true, value: 'acv_per_deployment' });
  });

  it('is refused by name with the reason and the rightful owner, even into an empty set', () => {
    const result = admitKpi([], 'NPS');
    expect(result).toEqual({
      ok: false,
      refusal: {
        code: 'rule',
        message:
          'NPS is no KPI of the CRO. A survey of the process. Its result shows in GRR and TTFV, which the CRO owns.',
        remedy: 'Its rightful owner is customer success.',
      },
    });
  });

  it('is refused twice for the same', () => {
    const result = admitKpi(['grr'], 'GRR');
    expect(result.ok ? null : result.refusal.code).toBe('rule');
  });

  it('is refused to a name that nobody knows', () => {
    const result = admitKpi([], 'magic number');
    expect(result.ok ? null : result.refusal.code).toBe('invalid');
  });

  it('is refused to a fifth', () => {
    const full = [...KPI_IDS.slice(0, 3), 'nnarr' as const];
    const result = admitKpi(full, 'ttfv');
    expect(result.ok ? null : result.refusal.message).toContain('at most 4 KPIs');
  });
});
