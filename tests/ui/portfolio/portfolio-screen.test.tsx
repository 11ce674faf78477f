import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { TodayItem } from '@/domain/portfolio/today';
import { date } from '@/domain/values/calendar-date';
import { KpiStrip } from '@/features/kpis/components/kpi-strip';
import { CompanyPart } from '@/features/portfolio/components/company-part';
import { NoFigures } from '@/features/portfolio/components/no-figures';
import { OtherCompanies } from '@/features/portfolio/components/other-companies';
import { RestingList } from '@/features/portfolio/components/resting-list';
import { TodayList } from '@/features/portfolio/components/today-list';
import { UnreadPart } from '@/features/portfolio/components/unread-part';
import { aCompany } from './a-company';

const words = (element: React.ReactElement) =>
  renderToStaticMarkup(element)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
const addresses = (element: React.ReactElement) =>
  [...renderToStaticMarkup(element).matchAll(/href="([^"]+)"/g)].map(([, href]) => href);

describe('a company of the portfolio', () => {
  it('says in silence that nothing is wrong', () => {
    const told = words(<CompanyPart company={aCompany()} kpis={null} />);
    expect(told).toContain('Nothing needs you here.');
    expect(told).toContain('Weekly review – Board review – Forecast off – Days this month –');
    expect(told).not.toContain('Demo');
  });

  it('has its meetings, its last quarter and its days, each with the way there', () => {
    const company = aCompany({
      isDemo: true,
      role: 'CEO',
      standing: {
        review: {
          id: 'r1',
          on: date('2026-11-23'),
          startsAt: '2026-11-23T09:00:00Z',
          state: 'planned',
          period: null,
        },
        board: { id: 'b1', on: date('2026-12-03'), startsAt: null, state: 'planned', period: 2026 * 12 + 10 },
        variance: {
          quarter: 'Q3 2026',
          snapshotOn: date('2026-07-01'),
          total: { ratio: { numerator: 1n, denominator: 8n } },
          nothingCame: false,
        },
        days: { contracted: 1000, used: 375 },
      },
    });
    const part = <CompanyPart company={company} kpis={null} />;
    expect(words(part)).toContain(
      'Acme CEO Demo Weekly review today 10:00 Board, Nov 2026 3 Dec Forecast off, Q3 2026 12 % Days this month 6.25 of 10 days left',
    );
    expect(renderToStaticMarkup(part)).toContain('Against the forecast of 1 Jul 2026');
    expect(addresses(part)).toEqual([
      '/t/acme',
      '/t/acme/reviews/r1',
      '/t/acme/board/2026-11',
      '/t/acme/forecast/accuracy',
      '/t/acme/engagement/time',
    ]);
  });

  it('shows red before amber, and alarms only at their figures', () => {
    const company = aCompany({
      standing: {
        needs: [
          { id: 'kpi_alarm', tone: 'act', count: 1, kpi: 'grr' },
          { id: 'not_paying', tone: 'act', count: 2 },
          { id: 'zombies', tone: 'look', count: 1 },
        ],
      },
    });
    const told = words(<CompanyPart company={company} kpis={null} />);
    expect(told).toContain('Act: 2 customers connected, not paying Look: 1 zombie');
    expect(told).not.toContain('GRR');
    // Why it stands where it stands is said beside its name: the alarm counts, the zombie does not.
    expect(told).toContain('Acme 2 to act on');
    const alarmed = aCompany({
      standing: { needs: [{ id: 'kpi_alarm', tone: 'act', count: 1, kpi: 'grr' }] },
    });
    expect(words(<CompanyPart company={alarmed} kpis={null} />)).not.toContain('Nothing needs you');
  });

  it('folds amber items beyond four, and leaves none out', () => {
    const looks = [
      'won_unshipped',
      'close_past',
      'zombies',
      'handoffs_missing',
      'renewals',
      'no_board',
    ] as const;
    const company = aCompany({ standing: { needs: looks.map((id) => ({ id, tone: 'look', count: 2 })) } });
    const part = <CompanyPart company={company} kpis={null} />;
    expect(words(part)).toContain('Look: 2 handoffs missing 2 more to look at Look: 2 renewals due');
    expect(words(part)).not.toContain('to act on');
    expect(addresses(part).filter((href) => href?.includes('renewals'))).toHaveLength(1);
  });

  it('asks its CEO for the answer that its CRO waits for', () => {
    const standing = { needs: [{ id: 'requests', tone: 'look', count: 1 } as const] };
    expect(words(<CompanyPart company={aCompany({ standing })} kpis={null} />)).toContain(
      '1 request to the CEO unanswered',
    );
    const own = <CompanyPart company={aCompany({ role: 'CEO', standing })} kpis={null} />;
    expect(words(own)).toContain('1 request to answer');
    expect(addresses(own)).toContain('/t/acme/home');
  });

  it('has its KPIs in the order of its set, each with its rows', () => {
    const { slug, company, standing } = aCompany();
    const strip = <KpiStrip slug={slug} company={company} result={standing.kpis} />;
    expect(addresses(strip)).toEqual([
      '/t/acme/dashboard/nnarr',
      '/t/acme/dashboard/grr',
      '/t/acme/dashboard/acv-per-deployment',
      '/t/acme/dashboard/ttfv',
    ]);
    expect(words(strip)).toMatch(/^NNARR n\/a/);
  });

  it('says once that there are no figures yet, with the way to begin for who may', () => {
    const company = aCompany();
    const strip = (role: 'CRO' | 'CEO') => (
      <KpiStrip
        slug="acme"
        company="Acme"
        result={company.standing.kpis}
        empty={<NoFigures company={{ slug: 'acme', role }} />}
      />
    );
    expect(words(strip('CRO'))).toBe(
      'No figures yet: they are made of contracts and deployments. Getting started',
    );
    expect(addresses(strip('CRO'))).toEqual(['/t/acme/start']);
    expect(addresses(strip('CEO'))).toEqual([]);
  });
});

const item = (kind: TodayItem['kind'], over: Partial<TodayItem> = {}): TodayItem => ({
  kind,
  tone: null,
  count: 1,
  overdue: 0,
  meeting: null,
  ...over,
});

describe('today across companies', () => {
  it('is said to be empty where it is', () => {
    expect(words(<TodayList companies={[aCompany()]} unread={[]} />)).toBe(
      'Today Nothing is due today in your companies.',
    );
  });

  it('has each thing with its company, and marks what is on and what is overdue', () => {
    const meeting = {
      id: 'r1',
      on: date('2026-11-23'),
      startsAt: '2026-11-23T09:00:00Z',
      state: 'open' as const,
      period: null,
    };
    const companies = [
      aCompany({ standing: { forToday: [item('actions', { count: 3, overdue: 2, tone: 'act' })] } }),
      aCompany({ slug: 'bolt', company: 'Bolt', standing: { forToday: [item('review_on', { meeting })] } }),
    ];
    expect(words(<TodayList companies={companies} unread={[]} />)).toBe(
      'Today The weekly review is on Bolt On now 3 actions due Acme 2 overdue',
    );
    expect(addresses(<TodayList companies={companies} unread={[]} />)).toEqual([
      '/t/bolt/reviews/r1',
      '/t/acme/reviews',
    ]);
  });

  it('says once what several companies have, with the part of each and the way there', () => {
    const companies = ['Acme', 'Bolt'].map((company, at) =>
      aCompany({
        slug: company.toLowerCase(),
        company,
        standing: {
          forToday: [item('approvals', { count: at + 1 }), item('say_coming')],
        },
      }),
    );
    const list = <TodayList companies={companies} unread={[]} />;
    expect(words(list)).toBe(
      'Today 3 approvals to decide 1 approval to decide, Acme 1 2 approvals to decide, Bolt 2 ' +
        'Say whether you come to the board review Say whether you come to the board review, Acme Say whether you come to the board review, Bolt',
    );
    expect(addresses(list)).toEqual(['/t/acme/desk', '/t/bolt/desk', '/t/acme/board', '/t/bolt/board']);
  });

  it('folds what does not fit, and leaves nothing out', () => {
    const meeting = (i: number) => ({
      id: `r${i}`,
      on: date('2026-11-23'),
      startsAt: null,
      state: 'planned' as const,
      period: null,
    });
    const companies = Array.from({ length: 16 }, (_, i) =>
      aCompany({
        slug: `c${i}`,
        company: `Company ${i}`,
        standing: { forToday: [item('review', { meeting: meeting(i) })] },
      }),
    );
    const list = <TodayList companies={companies} unread={[]} />;
    expect(words(list)).toContain('4 more');
    expect(addresses(list)).toHaveLength(16);
  });
});

describe('a company that could not be read', () => {
  const unread = [{ slug: 'bolt', company: 'Bolt', reference: 'AB12CD34' }];

  it('says so in its own place, with the way to it and to try again', () => {
    const part = <UnreadPart company={{ slug: 'bolt', company: 'Bolt', reference: 'AB12CD34' }} />;
    expect(words(part)).toBe('Bolt Could not be read just now. Reference AB12CD34. Try again');
    expect(addresses(part)).toEqual(['/t/bolt', '/portfolio']);
  });

  it('comes first in today’s list, even where nothing else is due', () => {
    expect(words(<TodayList companies={[aCompany()]} unread={unread} />)).toBe(
      'Today Could not be read just now Bolt Try again',
    );
    const due = [aCompany({ standing: { forToday: [item('findings', { count: 5 })] } })];
    expect(words(<TodayList companies={due} unread={unread} />)).toMatch(/^Today Could not be read .* Acme$/);
  });
});

describe('companies that need nobody', () => {
  it('are folded with why they rest', () => {
    const resting = [
      { ...aCompany({ slug: 'old', company: 'Old', state: 'archived' }), standing: null },
      { ...aCompany({ slug: 'gone', company: 'Gone', state: 'leaving' }), standing: null },
    ];
    expect(words(<RestingList companies={resting} />)).toBe(
      '2 read-only companies Old Archived Gone To be deleted',
    );
    expect(words(<RestingList companies={[]} />)).toBe('');
  });

  it('stand below where the person is a member of them only', () => {
    expect(words(<OtherCompanies companies={[{ slug: 'x', name: 'Xeno' }]} />)).toBe('Also a member of Xeno');
    expect(words(<OtherCompanies companies={[]} />)).toBe('');
  });
});
