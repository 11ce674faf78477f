import { describe, expect, it } from 'vitest';
import type { BoardVariance } from '@/domain/board/page';
import { date } from '@/domain/values/calendar-date';
import {
  agendaWords,
  amountWords,
  correctionWords,
  decisionWords,
  endorsementWords,
  exceptionWords,
  programmeWords,
  seatsTitle,
  nothingAgreed,
  seatWords,
  shareWords,
  standingWords,
  varianceWords,
} from '@/features/board/board-words';
import { samplePage } from '../../support/sample-board-page';

const page = samplePage();
const AT = { currency: 'USD', goalBp: 2000 };

describe('amounts and shares', () => {
  it('are short, with the exact one beside them', () => {
    expect(amountWords('123456789', 'USD')).toEqual({ text: '$1.23M', exact: '$1,234,567.89' });
    expect(amountWords('-1250000', 'USD').text).toBe('−$12.5k');
    expect([shareWords(667), shareWords(0), shareWords(null)]).toEqual(['6.7\u00a0%', '0\u00a0%', 'n/a']);
  });
});

describe('where a page stands', () => {
  it('names its day and who closed it in the company’s zone, or that it still changes', () => {
    expect(standingWords(page)).toBe(
      'Figures as of 31 Oct 2026. Closed by Dana Whitlock, 5 Nov 2026, 10:58.',
    );
    expect(standingWords(samplePage({ closed: null }))).toContain('Not closed yet');
  });
});

describe('the variance line', () => {
  const total = (forecast: string, actual: string, varianceBp: number | null): BoardVariance => ({
    ...page.forecast.completed,
    rows: [{ column: 'total', forecastMinor: forecast, actualMinor: actual, varianceBp }],
  });

  it('says how far a quarter that is over was off, on which side, and whether that is within the goal', () => {
    expect(varianceWords(page.forecast.completed, AT)).toBe(
      'Q3 2026: 6.7\u00a0% off the forecast frozen on 1 Jul 2026, within the goal of 20\u00a0%; $40k more was forecast than came.',
    );
    expect(varianceWords(total('7500000', '10000000', 2500), AT)).toContain(
      'over the goal of 20\u00a0%; $25k more came than was forecast.',
    );
    expect(varianceWords(total('100', '100', 0), AT)).toContain('exactly as it came');
  });

  it('is strict at the goal: exactly 20 % is not under it', () => {
    expect(varianceWords(total('12000000', '10000000', 2000), AT)).toContain('over the goal');
  });

  it('says so where nothing came, or nothing was frozen', () => {
    expect(varianceWords(total('100', '0', null), AT)).toBe(
      'Q3 2026: nothing was realised, so there is no variance.',
    );
    const none = {
      ...page.forecast.completed,
      snapshotOn: null,
      rows: [],
      reason: 'No forecast was frozen.',
    };
    expect(varianceWords(none, AT)).toBe('Q3 2026: no variance. No forecast was frozen.');
  });

  it('tells of a running quarter what is still to come, or how much more has come', () => {
    expect(varianceWords(page.forecast.running, AT)).toContain('of it is still to come.');
    const more = { ...total('100000', '300000', 6667), over: false };
    expect(varianceWords(more, AT)).toContain('$2k more than it has come.');
  });
});

describe('the programme', () => {
  it('has a day, a month and its steps', () => {
    expect(programmeWords(page)).toBe(
      'Day 62 of the engagement, month 3: reinforcement. 7 of 10 steps of the plan done.',
    );
    expect(programmeWords(samplePage({ programme: null }))).toBe('The engagement has no first day yet.');
  });

  it('before its first day and after its three months says just that, and the verdict once it is spoken', () => {
    const programme = { ...page.programme, startOn: date('2026-12-01'), stepsDone: 0, stepsOpen: 0 };
    const before = { ...programme, day: -29, phase: null, verdict: null };
    expect(programmeWords(samplePage({ programme: before }))).toBe('The engagement begins on 1 Dec 2026.');
    const verdict = { text: 'GRR has clearly improved.', spokenOn: date('2027-02-28') };
    const after = { ...programme, day: 95, phase: null, verdict };
    expect(programmeWords(samplePage({ programme: after }))).toBe(
      'Day 95 of the engagement, the three months are over. Verdict of 28 Feb 2027: GRR has clearly improved.',
    );
  });
});

describe('people and what they agreed', () => {
  it('says what became of each action', () => {
    expect(page.lastMonth.items.map((item) => decisionWords(item))).toEqual([
      'decided',
      'Carla Okafor, by 10 Oct 2026: kept on 9 Oct 2026',
      'Dana Whitlock, by 15 Oct 2026: kept late on 22 Oct 2026',
      'Marcus Bell, by 20 Oct 2026: late',
      'Dana Whitlock, by 25 Oct 2026: dropped on 12 Oct 2026',
    ]);
  });

  it('says who was there, else what he answered', () => {
    expect(page.attendance.map((seat) => seatWords(seat, page))).toEqual([
      'Carla Okafor, CRO: was there',
      'Dana Whitlock, CEO: was there',
      'Priya Natarajan, VIEWER: was not there',
    ]);
    const seat = { userId: 'u', name: 'Ann', role: null, attended: null };
    const open = { closed: null };
    expect(seatWords({ ...seat, answer: null }, open)).toBe('Ann: not answered');
    expect(seatWords({ ...seat, answer: 'coming' }, open)).toBe('Ann: said yes');
    expect(seatWords({ ...seat, answer: 'not_coming' }, open)).toBe('Ann: said no');
  });

  it('asks for nothing more in a closed month', () => {
    const closed = { closed: { by: 'Ann', at: '2026-11-05T09:00:00.000Z' } };
    const seat = { userId: 'u', name: 'Ann', role: null, attended: null, answer: null };
    expect(seatWords(seat, closed)).toBe('Ann: not noted');
    expect(nothingAgreed(closed)).toBe('Nothing was agreed.');
    expect(nothingAgreed({ closed: null })).toBe('Nothing agreed yet.');
  });

  it('asks who comes until somebody is marked or the month is closed', () => {
    const attendance = page.attendance.map((seat) => ({ ...seat, attended: null }));
    expect(seatsTitle(samplePage({ attendance, closed: null }))).toBe('Who comes');
    expect(seatsTitle(samplePage({ attendance }))).toBe('Who was there');
    expect(seatsTitle(samplePage({ closed: null }))).toBe('Who was there');
  });

  it('says who endorsed the model, or that nobody has', () => {
    expect(endorsementWords(page.endorsement)).toBe(
      'Stage model, version 2: endorsed by Dana Whitlock, 15 Sep 2026; signed by Carla Okafor, 14 Sep 2026.',
    );
    expect(endorsementWords({ modelVersion: 3, signatures: [] })).toBe(
      'Stage model, version 3: not endorsed yet.',
    );
  });

  it('counts exceptions, of which none is ever made', () => {
    expect(exceptionWords(page)).toBe('Exceptions to the model: asked 3, made 0; 1 of them this month.');
    const none = samplePage({ exceptions: { asked: 0, made: 0, ofMonth: [] } });
    expect(exceptionWords(none)).toBe('Exceptions to the model: none asked.');
  });

  it('tells of corrections by the month that they are about', () => {
    expect(correctionWords(page)).toBe(
      'Corrections of closed months since 6 Oct 2026: 3 rows, −$9.5k of ARR, about August 2026 (2 rows, −$12.5k), September 2026 (1 row, $3k).',
    );
    const none = samplePage({ corrections: { since: null, months: [], rows: 0, sumMinor: '0' } });
    expect(correctionWords(none)).toBe('Corrections of closed months: none.');
  });

  it('says how long the hour was', () => {
    expect(agendaWords(page)).toBe('60 min planned, 58 used');
    const unused = page.agenda.map((item) => ({ ...item, secondsUsed: 0 }));
    expect(agendaWords(samplePage({ agenda: unused }))).toBe('60 min planned');
  });
});
