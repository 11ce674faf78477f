import { describe, expect, it } from 'vitest';
import { keptBy, type KeptZombie, type MonthDiscipline } from '@/domain/board/discipline';
import { judgeLeadership, type JudgedForecast } from '@/domain/board/leadership';
import { date } from '@/domain/values/calendar-date';
import { aGoodMonth } from './a-month';

const TODAY = date('2026-11-20');
const MISSED: JudgedForecast = {
  quarter: 'Q3 2026',
  varianceBp: 3140,
  nothingCame: false,
  goalBp: 2000,
};
const HELD: JudgedForecast = { ...MISSED, varianceBp: 1999 };
const UNKNOWN: JudgedForecast = { ...MISSED, varianceBp: null };

const kept = (count: number): KeptZombie[] =>
  Array.from({ length: count }, (_, i) => ({
    dealId: `deal ${i}`,
    deal: `Deal ${i}`,
    how: 'justified',
    by: 'Ria Rep',
    on: TODAY,
  }));
const absent: MonthDiscipline['board'] = {
  state: 'closed',
  ceos: [{ name: 'Mara Lind', answer: 'coming', attended: false }],
};
const asked = { by: 'Mara Lind', asked: '90 %', on: TODAY };

/** The same change in each of the three months that are judged. */
function judged(
  over: Partial<MonthDiscipline>,
  { latest = {}, forecast = MISSED }: { latest?: Partial<MonthDiscipline>; forecast?: JudgedForecast } = {},
) {
  const months = [aGoodMonth(over), aGoodMonth(over), aGoodMonth(over)];
  return judgeLeadership(months, aGoodMonth(latest), { forecast, today: TODAY });
}
const signsOf = (...args: Parameters<typeof judged>) => judged(...args).signs.map(({ sign }) => sign);

describe('the sentence', () => {
  it('never says the goal of a forecast that is within it', () => {
    const refused = { latest: { crm: { access: 'refused' as const, since: TODAY } } };
    const said = (varianceBp: number) =>
      judged({ board: absent }, { ...refused, forecast: { ...MISSED, varianceBp } }).sentence;
    expect(said(1996)).toMatch(/^The forecast of Q3 2026 was 19\.9 % off, which is within its goal/);
    expect(said(1840)).toMatch(/was 18 % off, which/);
    expect(said(2000)).toMatch(/was 20 % off, and this is/);
  });

  it('takes a forecast of which nothing came for the worst miss, though it has no percentage', () => {
    const forecast = { ...UNKNOWN, nothingCame: true };
    expect(judged({}, { forecast }).sentence).toMatch(
      /^Nothing came of the forecast of Q3 2026, and leadership/,
    );
    const refused = { latest: { crm: { access: 'refused' as const, since: TODAY } }, forecast };
    expect(judged({ board: absent }, refused)).toMatchObject({
      state: 'leadership',
      sentence: expect.stringMatching(
        /^Nothing came of .* Q3 2026, and this is a leadership problem/,
      ) as string,
    });
  });
});

describe('the signs', () => {
  it('are none in good months', () => {
    expect(signsOf({})).toEqual([]);
  });

  it('see reviews that every CEO missed, from the second on, and say of how many', () => {
    expect(judged({ board: absent }).signs[0]?.text).toBe('the CEO missed 3 of 3 board reviews');
    const months = [aGoodMonth({ board: absent }), aGoodMonth(), aGoodMonth()];
    const once = judgeLeadership(months, aGoodMonth(), { forecast: MISSED, today: TODAY });
    expect(once.signs).toEqual([]);
  });

  it('do not take as missed what is not closed, not recorded, or attended by one of two CEOs', () => {
    const seat = { name: 'Mara Lind', answer: null, attended: false };
    expect(signsOf({ board: { state: 'open', ceos: [seat] } })).toEqual([]);
    expect(signsOf({ board: { state: 'closed', ceos: [{ ...seat, attended: null }] } })).toEqual([]);
    expect(signsOf({ board: { state: 'closed', ceos: [seat, { ...seat, attended: true }] } })).toEqual([]);
    expect(signsOf({ board: { state: 'closed', ceos: [] } })).toEqual([]);
  });

  it('see a version without the endorsement on its 31st day', () => {
    const model = (since: string) => ({ model: { version: 3, since: date(since), endorsed: false } });
    expect(signsOf({}, { latest: model('2026-10-21') })).toEqual([]);
    expect(judged({}, { latest: model('2026-10-20') }).signs[0]?.text).toBe(
      'version 3 of the stage model, in force since 20 Oct 2026, is not endorsed',
    );
  });

  it('see three questions for another figure', () => {
    expect(signsOf({ exceptions: [asked] })).toEqual(['exceptions']);
    const months = [aGoodMonth({ exceptions: [asked, asked] }), aGoodMonth(), aGoodMonth()];
    expect(judgeLeadership(months, aGoodMonth(), { forecast: MISSED, today: TODAY }).signs).toEqual([]);
  });

  it('see requests without an answer by their day, those of the running month too', () => {
    const late = { asked: 1, answered: 1, late: 1, overdue: 0 };
    expect(signsOf({ requests: late })).toEqual(['requests']);
    expect(signsOf({}, { latest: { requests: { ...late, overdue: 1 } } })).toEqual(['requests']);
    expect(signsOf({}, { latest: { requests: late } })).toEqual([]);
  });

  it('see zombies that were kept, where they are at least as many as were closed', () => {
    expect(signsOf({ zombies: { kept: kept(1), closed: 1 } })).toEqual(['zombies']);
    expect(signsOf({ zombies: { kept: kept(1), closed: 2 } })).toEqual([]);
    expect(signsOf({ zombies: { kept: [], closed: 0 } })).toEqual([]);
  });

  it('see hours that were kept in fewer than half of the weeks', () => {
    expect(signsOf({ weeks: { kept: 1, judged: 3 } })).toEqual(['hours']);
    expect(signsOf({ weeks: { kept: 2, judged: 4 } })).toEqual([]);
    // Too few to say.
    expect(signsOf({ weeks: { kept: 0, judged: 1 } })).toEqual([]);
  });

  it('see access that is refused, or not given on the fifteenth day', () => {
    const crm = (access: 'asked' | 'refused', since: string) => ({ crm: { access, since: date(since) } });
    expect(signsOf({}, { latest: crm('refused', '2026-11-20') })).toEqual(['crm']);
    expect(signsOf({}, { latest: crm('asked', '2026-11-06') })).toEqual([]);
    expect(signsOf({}, { latest: crm('asked', '2026-11-05') })).toEqual(['crm']);
    expect(signsOf({}, { latest: { crm: null } })).toEqual([]);
  });
});

describe('the sentence', () => {
  const both: Partial<MonthDiscipline> = { board: absent, exceptions: [asked] };

  it('says that it is a leadership problem where the forecast missed and two signs stand', () => {
    expect(judged(both)).toMatchObject({
      state: 'leadership',
      sentence:
        'The forecast of Q3 2026 was 31 % off, and this is a leadership problem, not a forecasting problem: the CEO missed 3 of 3 board reviews and the model was asked for 3 exceptions.',
    });
  });

  it('never blames leadership for one sign, and says where else to look', () => {
    const one = judged({ board: absent });
    expect(one.state).toBe('elsewhere');
    expect(one.sentence).toContain('look for the reason in stages, evidence and lead times');
  });

  it('warns where the forecast still holds, or nothing is known of it', () => {
    expect(judged(both, { forecast: HELD })).toMatchObject({
      state: 'slipping',
      sentence: expect.stringMatching(
        /^The forecast of Q3 2026 was 19.9 % off, which is within its goal; but/,
      ),
    });
    expect(judged(both, { forecast: UNKNOWN }).sentence).toMatch(
      /^Nothing is known of the forecast yet; but/,
    );
  });

  it('praises nobody of whom nothing was asked', () => {
    const nothing: Partial<MonthDiscipline> = {
      board: null,
      requests: { asked: 0, answered: 0, late: 0, overdue: 0 },
      weeks: { kept: 0, judged: 0 },
      zombies: { kept: [], closed: 0 },
      model: { version: 1, since: TODAY, endorsed: false },
    };
    const sentence = (over: Partial<MonthDiscipline>) =>
      judged({ ...nothing, ...over }, { latest: nothing, forecast: UNKNOWN }).sentence;
    expect(sentence({})).toBe('Nothing was asked of leadership yet.');
    expect(sentence({ weeks: { kept: 1, judged: 1 } })).toBe('Leadership does its part.');
  });

  it('is short where leadership does its part', () => {
    expect(judged({}, { forecast: HELD })).toEqual({
      state: 'kept',
      sentence: 'Leadership does its part.',
      signs: [],
    });
  });
});

describe('who kept zombies', () => {
  it('is counted by name, most first; what nobody did is the system’s', () => {
    const by = (name: string | null) => kept(1).map((one) => ({ ...one, by: name }));
    const rows = [...by('Ria Rep'), ...by(null), ...by('Bo'), ...by('Ria Rep')];
    expect(keptBy(rows)).toEqual([
      { name: 'Ria Rep', count: 2 },
      { name: 'Bo', count: 1 },
      { name: 'the system', count: 1 },
    ]);
  });
});
