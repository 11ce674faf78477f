import { keepReplayedWeek } from '@/data/back-test-weeks';
import { replayBasis } from '@/domain/forecast/replay-plan';
import { dayText } from '@/domain/values/calendar-date';
import { refuse } from '@/domain/values/result';
import { defineCommand, done } from '@/platform/operations/define-command';
import { replayWeekInput } from './inputs-back-test';
import { readReplay, replayOf } from './replay-week';

/**
 * Replays one past day for the back-test and keeps what both models said. Derived from what is recorded: doing it again gives the same, so
 * whoever goes through the days may be stopped anywhere and begin again.
 */
export const replayWeek = defineCommand({
  name: 'forecast.replayWeek',
  permission: 'forecast.snapshot',
  input: replayWeekInput,
  statementTimeout: 120_000,
  run: async (ctx, { weekOn }) => {
    const { recorded, plan } = await readReplay(ctx);
    if (recorded === null || !plan.days.includes(weekOn))
      return refuse(
        'rule',
        'Only Mondays and first days of quarters of the tested past are replayed. Open the back-test to see which.',
      );
    const basis = replayBasis(weekOn, recorded, ctx.tenant.zone);
    const { week, modelVersion } = await replayOf(ctx, weekOn, basis);
    await keepReplayedWeek(ctx.unit, week, { modelVersion, at: ctx.now });
    return done(
      { weekOn, basis, deals: week.deals },
      {
        subjectKind: 'back_test',
        subjectId: null,
        summary: `Replayed ${dayText(weekOn)} for the back-test (${week.deals} deals, ${basis})`,
      },
    );
  },
});
