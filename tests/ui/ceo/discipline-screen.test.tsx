import { describe, expect, it } from 'vitest';
import type { KeptZombie } from '@/domain/board/discipline';
import type { Leadership } from '@/domain/board/leadership';
import { date } from '@/domain/values/calendar-date';
import { DisciplineTable } from '@/features/discipline/components/discipline-table';
import { KeptTable } from '@/features/discipline/components/kept-table';
import { keptPage } from '@/features/discipline/kept-page';
import { LeadershipNote } from '@/features/discipline/components/leadership-note';
import { EndorsementLine } from '@/features/stage-models/components/endorsement-line';
import { aGoodMonth } from '../../domain/board/a-month';
import { wordsOf } from './words-of';

const kept = (deal: string, on: string, how: KeptZombie['how'] = 'justified'): KeptZombie => ({
  dealId: deal,
  deal,
  how,
  by: 'Ria Rep',
  on: date(on),
});

describe('the months', () => {
  it('read as a row each', () => {
    const month = aGoodMonth({
      period: 2026 * 12 + 9,
      zombies: { kept: [kept('Dock', '2026-10-05')], closed: 4 },
      exceptions: [{ by: 'Mara Lind', asked: '90 %', on: date('2026-10-06') }],
    });
    expect(wordsOf(<DisciplineTable months={[month]} />)).toMatch(
      /October 2026 1 kept, 4 closed Ria Rep 1 1 There 2 of 2 answered 4 of 4 weeks Granted Version 2, endorsed$/,
    );
  });

  it('mark a review that was missed', () => {
    const ceos = [{ name: 'Mara Lind', answer: 'coming' as const, attended: false }];
    const words = wordsOf(<DisciplineTable months={[aGoodMonth({ board: { state: 'closed', ceos } })]} />);
    expect(words).toContain('Missed');
  });
});

describe('deals that were kept open', () => {
  it('are listed latest first, with how and by whom', () => {
    const rows = [kept('Older', '2026-09-01'), kept('Newer', '2026-09-10', 'reopened')];
    const page = keptPage([aGoodMonth({ zombies: { kept: rows, closed: 0 } })], null);
    const words = wordsOf(<KeptTable slug="acme" kept={page.rows} />);
    expect(words).toMatch(/Newer closed by the rule, opened again Ria Rep 10 Sept? 2026 Older justified/);
  });

  it('go on after the last one seen, month after month, and none is left out or shown twice', () => {
    const month = (rows: KeptZombie[]) => aGoodMonth({ zombies: { kept: rows, closed: 0 } });
    const many = (day: string) => Array.from({ length: 60 }, (_, at) => kept(`${day} ${at}`, day));
    const months = [month(many('2026-10-01')), month(many('2026-09-01'))];
    const seen: string[] = [];
    let page = keptPage(months, null);
    const sizes = [page.rows.length];
    seen.push(...page.rows.map(({ deal }) => deal));
    while (page.next !== null) {
      page = keptPage(months, page.next);
      expect([page.total, page.isFirst]).toEqual([120, false]);
      sizes.push(page.rows.length);
      seen.push(...page.rows.map(({ deal }) => deal));
    }
    expect(sizes).toEqual([50, 50, 20]);
    expect(new Set(seen).size).toBe(120);
    expect(seen[0]).toBe('2026-10-01 59');
    expect(keptPage(months, 'somebody else')).toMatchObject({ isFirst: true });
  });

  it('may be none', () => {
    expect(wordsOf(<KeptTable slug="acme" kept={[]} />)).toBe('None was kept open.');
  });
});

describe('the sentence about leadership', () => {
  const note = (more: Partial<Leadership>) =>
    wordsOf(
      <LeadershipNote
        leadership={{ state: 'kept', sentence: 'Leadership does its part.', signs: [], ...more }}
      />,
    );

  it('stands alone', () => {
    expect(note({})).toBe('Leadership does its part.');
  });

  it('names the one open thing where the reason is elsewhere', () => {
    const signs = [{ sign: 'crm' as const, text: 'access to the CRM is refused' }];
    expect(note({ state: 'elsewhere', signs })).toContain('One thing is open: access to the CRM is refused.');
  });
});

describe('the endorsement', () => {
  const line = (signature: { name: string; signedOn: ReturnType<typeof date> } | null, mayEndorse = false) =>
    wordsOf(<EndorsementLine slug="acme" version={2} signature={signature} mayEndorse={mayEndorse} />);

  it('says by whom, when, and of which version', () => {
    const signature = { name: 'Mara Lind', signedOn: date('2026-11-03') };
    expect(line(signature, true)).toBe('Stage model endorsed by Mara Lind, 3 Nov 2026, version 2');
  });

  it('is asked for only of the CEO', () => {
    expect(line(null)).toBe('Stage model version 2, not endorsed yet');
    expect(line(null, true)).toBe('Stage model version 2, not endorsed yet Endorse it');
  });
});
