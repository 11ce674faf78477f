import type { ComponentProps } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { CostBeside } from '@/features/terms/components/cost-beside';
import { TermsFacts, TermsHistory } from '@/features/terms/components/terms-facts';
import { VariablePart } from '@/features/terms/components/variable-part';
import { SampleStageTable, VettingQuestions } from '@/features/terms/components/vetting-sheet';
import { VETTING_QUESTIONS } from '@/features/terms/vetting-questions';
import { ALTERNATIVES } from '@/domain/engagement/alternatives';
import { date } from '@/domain/values/calendar-date';
import { aTerm } from '../../domain/engagement/a-term';

function words(element: React.ReactElement): string {
  return renderToStaticMarkup(element)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

describe('the terms as facts', () => {
  it('leave floor and cap out where there is no variable part', () => {
    const plain = words(<TermsFacts terms={{ ...aTerm(), by: null }} currency="USD" />);
    expect(plain).toContain('Day rate $1,200.00');
    expect(plain).toContain('Variable share not agreed');
    expect(plain).not.toContain('At most a quarter');
    const variable = words(
      <TermsFacts terms={{ ...aTerm({ variableShareBp: 500 }), by: null }} currency="USD" />,
    );
    expect(variable).toContain(
      'Variable share 5 % Counts above as on the first day At most a quarter no limit',
    );
  });

  it('tell of every version what it changed, the first day too', () => {
    const versions = [
      aTerm({ version: 3, startOn: date('2026-01-12') }),
      aTerm({ version: 2 }),
      aTerm({ version: 1, contractedDays: null }),
    ].map((version) => ({ ...version, by: 'Carla' }));
    const told = words(<TermsHistory versions={versions} currency="USD" zone="UTC" />);
    expect(told).toContain('First day: 5 Jan 2026 → 12 Jan 2026');
    expect(told).toContain('Days a month: not agreed → 10 days');
    expect(told).toContain('5 Jan 2026, 09:00 by Carla');
  });
});

describe('the variable part', () => {
  const quarter = {
    label: 'Q1 2026',
    from: date('2026-01-01'),
    until: date('2026-04-01'),
    state: 'over' as const,
    deployments: [{ id: 'd1', site: 'New hall', on: date('2026-02-01'), acvMinor: 6_000_000n }],
    withoutAcv: 1,
    totalMinor: 6_000_000n,
    meanMinor: 6_000_000n,
    aboveMinor: 2_000_000n,
    payMinor: 150_000n,
    capped: true,
  };

  it('says its formula with its numbers, and opens to the deployments', () => {
    const preview = {
      reason: null,
      terms: { baseMinor: 4_000_000n, shareBp: 1000, capMinor: 150_000n },
      source: 'baseline' as const,
      quarters: [quarter, { ...quarter, label: 'Q2 2026', state: 'not_over' as const, deployments: [] }],
    };
    const shown = <VariablePart slug="acme" preview={preview} currency="USD" />;
    expect(words(shown)).toContain(
      'together are above $40,000 each (as frozen on the first day), at most $1,500.00',
    );
    expect(words(shown)).toContain('Q2 2026 · not over');
    expect(words(shown)).toContain('1 deployment without an ACV, not counted');
    expect(renderToStaticMarkup(shown)).toContain('href="/t/acme/deployments/d1"');
  });

  it('says why there is none', () => {
    const preview = { reason: 'No variable part is agreed.', terms: null, source: null, quarters: [] };
    expect(words(<VariablePart slug="acme" preview={preview} currency="USD" />)).toContain(
      'No variable part is agreed.',
    );
  });
});

describe('the cost beside other ways', () => {
  const cost: ComponentProps<typeof CostBeside>['cost'] = {
    daysMinor: 1_200_000n,
    variableMinor: 20_000n,
    monthMinor: 1_220_000n,
    monthUsdMinor: 1_220_000n,
    rate: null,
    alternatives: ALTERNATIVES.map((alternative) => ({ ...alternative, standing: null })),
  };
  const shown = (change: Partial<typeof cost>, currency: string) =>
    words(<CostBeside slug="acme" cost={{ ...cost, ...change }} currency={currency} />);

  it('stands first, with what it is made of', () => {
    expect(shown({}, 'USD')).toMatch(
      /^This engagement \$12,200 a month \$12,000 for the days and \$200 variable/,
    );
    expect(shown({}, 'USD')).toContain('Full-time VP of Sales $25,000 – $40,000 a month');
    expect(shown({}, 'USD')).toContain('$2,000 – $5,000 a hire');
  });

  it('says at which rate it is compared, or that there is none and where to set one', () => {
    const euro = shown({ monthUsdMinor: 1_525_000n, rate: '0.8', variableMinor: 0n }, 'EUR');
    expect(euro).toContain('€12,200 a month, about $15,250');
    expect(euro).toContain('One dollar is 0.8 EUR.');
    const none = words(<CostBeside slug="acme" cost={{ ...cost, monthUsdMinor: null }} currency="EUR" />);
    expect(none).toContain('No rate of the dollar is kept, so it is not drawn beside the others. Set one');
  });

  it('asks for the terms where there are none', () => {
    const bare = { ...cost, daysMinor: null, monthMinor: null, monthUsdMinor: null };
    expect(words(<CostBeside slug="acme" cost={bare} currency="EUR" />)).toContain('No day rate agreed');
  });
});

describe('the sheet of questions', () => {
  it('has every question with what a good answer says, and the default table', () => {
    const asked = renderToStaticMarkup(<VettingQuestions />);
    expect(asked.match(/<li/g)).toHaveLength(VETTING_QUESTIONS.length);
    expect(VETTING_QUESTIONS).toHaveLength(11);
    const table = words(<SampleStageTable />);
    expect(table).toContain('Hardware PO Received 70 %');
    expect(table).toContain('Services Completed 100 %');
    expect(table).not.toContain('Closed Lost');
  });
});
