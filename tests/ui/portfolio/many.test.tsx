import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { companyPage, type CompanyPage } from '@/features/portfolio/company-pages';
import { TodayList } from '@/features/portfolio/components/today-list';
import { aCompany } from './a-company';

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at);

describe('a portfolio of more companies than fit on a page', () => {
  it('draws each once, page after page, in its order', () => {
    const all = numbers(200);
    const seen: number[] = [];
    const sizes: number[] = [];
    for (let next: number | null = 1; next !== null;) {
      const page: CompanyPage<number> = companyPage(all, String(next));
      expect(page.from).toBe(seen.length);
      seen.push(...page.companies);
      sizes.push(page.companies.length);
      next = page.next;
    }
    expect(seen).toEqual(all);
    expect(sizes).toEqual([30, 30, 30, 30, 30, 30, 20]);
  });

  it('has no second page for thirty, or for none', () => {
    expect(companyPage(numbers(30), null)).toMatchObject({ from: 0, previous: null, next: null });
    expect(companyPage(numbers(31), null)).toMatchObject({ previous: null, next: 2 });
    expect(companyPage([], '4')).toEqual({ companies: [], from: 0, previous: null, next: null });
  });

  it('takes an address that is no page of it for the nearest one', () => {
    const pageOf = (asked: string) => companyPage(numbers(61), asked).from;
    for (const asked of ['', '0', '-1', '1e3', '2.0', ' 2', 'two']) expect(pageOf(asked)).toBe(0);
    expect([pageOf('2'), pageOf('3'), pageOf('4'), pageOf('999999'), pageOf('9'.repeat(30))]).toEqual([
      30, 60, 60, 60, 0,
    ]);
  });
});

describe('a line of today with more companies than it names', () => {
  const busy = (count: number) =>
    numbers(count).map((at) =>
      aCompany({
        slug: `c${at}`,
        company: `Company ${at}`,
        standing: {
          forToday: [{ kind: 'actions', tone: 'act', count: 2, overdue: at === 150 ? 2 : 1, meeting: null }],
        },
      }),
    );

  it('names the most overdue ones, folds the others, and counts all', () => {
    const companies = busy(200);
    const markup = renderToStaticMarkup(<TodayList companies={companies} unread={[]} />);
    const [named = '', folded = ''] = markup.split('<details');
    const links = (part: string) => [...part.matchAll(/href="\/t\/(c\d+)\//g)].map(([, slug]) => slug);
    expect(named).toContain('400 actions due');
    expect(markup).toContain('201 overdue');
    expect(links(named)).toHaveLength(12);
    expect(links(named)[0]).toBe('c150');
    expect(folded).toContain('188 more companies');
    expect(new Set([...links(named), ...links(folded)]).size).toBe(200);
  });

  it('speaks of one company where one is left', () => {
    const markup = renderToStaticMarkup(<TodayList companies={busy(13)} unread={[]} />);
    expect(markup).toContain('1 more company<');
    expect(renderToStaticMarkup(<TodayList companies={busy(12)} unread={[]} />)).not.toContain('<details');
  });
});
