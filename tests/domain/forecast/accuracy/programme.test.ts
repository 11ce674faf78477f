import { describe, expect, it } from 'vitest';
import { programmeOf, zombieShareOf, type ProgrammeFacts } from '@/domain/forecast/accuracy/programme';
import type { ForecastColumns } from '@/domain/forecast/types';
import { date } from '@/domain/values/calendar-date';

const share = (numerator: bigint, denominator: bigint) => ({ ratio: { numerator, denominator } });
const facts = (over: Partial<ProgrammeFacts> = {}): ProgrammeFacts => ({
  startedOn: date('2026-01-31'),
  zombieShare: share(20n, 100n),
  cleanedOn: date('2026-02-05'),
  signedOn: null,
  reviewsOn: [date('2026-02-09'), date('2026-04-06'), date('2026-04-13'), date('2026-05-04')],
  ...over,
});

describe('the programme', () => {
  it('takes three months, and its goal is due in the fourth', () => {
    const { kind, phases, goal } = programmeOf(facts(), date('2026-03-10'));
    expect(kind).toBe('standard');
    expect(phases.map(({ id, from, until, state }) => [id, from, until, state])).toEqual([
      ['clean_up', '2026-01-31', '2026-02-28', 'over'],
      ['model', '2026-02-28', '2026-03-31', 'now'],
      ['reinforcement', '2026-03-31', '2026-04-30', 'to_come'],
    ]);
    expect(goal).toEqual({ from: '2026-04-30', until: '2026-05-31' });
  });

  it('says what of each phase is done: the clean-up, both signatures, the reviews held in it', () => {
    const [cleanUp, model, last] = programmeOf(
      facts({ signedOn: date('2026-03-02') }),
      date('2026-06-01'),
    ).phases;
    expect([cleanUp?.doneOn, model?.doneOn]).toEqual(['2026-02-05', '2026-03-02']);
    expect([last?.doneOn, last?.reviews, last?.state]).toEqual(['2026-04-06', 2, 'over']);
    expect(programmeOf(facts({ reviewsOn: [] }), date('2026-06-01')).phases[2]?.doneOn).toBeNull();
  });

  it('takes eight weeks when the first audit was clean, and the goal is due from the sixth on', () => {
    const clean = facts({ zombieShare: share(49n, 1000n), startedOn: date('2026-01-05') });
    const { kind, phases, goal } = programmeOf(clean, date('2026-01-20'));
    expect(kind).toBe('short');
    expect(phases.map(({ until }) => until)).toEqual(['2026-01-19', '2026-02-02', '2026-03-02']);
    expect(goal).toEqual({ from: '2026-02-16', until: '2026-03-02' });
  });

  it('is not short at a twentieth, or where nothing is known', () => {
    const kindOf = (zombieShare: ProgrammeFacts['zombieShare']) =>
      programmeOf(facts({ zombieShare }), date('2026-02-01')).kind;
    expect(kindOf(share(5n, 100n))).toBe('standard');
    expect(kindOf({ ratio: null, reason: 'nothing was forecast' })).toBe('standard');
  });

  it('reads the share of zombies from the first snapshot’s two forecasts', () => {
    const columns = (weightedMinor: bigint): ForecastColumns => {
      const none = {
        actualMinor: 0n,
        commitMinor: 0n,
        bestCaseMinor: 0n,
        pipelineMinor: 0n,
        weightedMinor: 0n,
      };
      return { hardware: { ...none, weightedMinor }, software: none, services: none, unsplit: none };
    };
    expect(
      zombieShareOf({ cells: [columns(60n), columns(40n)], cleanedCells: [columns(60n), columns(15n)] }),
    ).toEqual(share(25n, 100n));
    expect(zombieShareOf({ cells: [], cleanedCells: [] }).ratio).toBeNull();
  });
});
