import { LOCK_DAY } from '@/domain/kpis/kpi-set';
import { PHASE_DAYS } from '@/domain/engagement/programme';
import { doneProgrammeStep } from '@/features/engagement/commands-programme';
import { answerReadiness } from '@/features/engagement/commands-readiness';
import { speakVerdict } from '@/features/engagement/commands-verdict';
import { engagementPage } from '@/features/engagement/queries';
import { told, type Deed } from './scene';
import { YESTERDAY, type Offset } from './timeline';

/** A step that slipped in the running programme: it is late on the page. */
const SLIPPED = 'Set lead times by supplier';

/** What follows the first day of an engagement: answers of the readiness check, steps done month by month, the verdict of day ninety. */
export function tellProgramme(on: Offset, product: string): Deed[] {
  const monthEnds = [1, 2, 3].map((month) => on + month * PHASE_DAYS - 1);
  // In the running month what was due by yesterday is done too.
  const running = monthEnds.some((end) => end > YESTERDAY) ? [YESTERDAY] : [];
  return [
    answers(on, product),
    ...[...monthEnds.filter((end) => end < YESTERDAY), ...running].map(ticksOff),
    {
      // Days of a weekend are told on the Friday before: two later is still day ninety or after.
      on: on + LOCK_DAY + 1,
      tell: async ({ caller }) => void told('verdict', await speakVerdict(caller('cro'), {})),
    },
    ticksOff(on + LOCK_DAY + 1),
  ];
}

function answers(on: Offset, note: string): Deed {
  return {
    on,
    tell: async ({ caller }) => {
      const product = {
        question: 'physical_product' as const,
        answer: 'yes' as const,
        note,
      };
      told('readiness', await answerReadiness(caller('cro'), product));
      const hiring = {
        question: 'hiring_support' as const,
        answer: 'no' as const,
        note: 'Not in the first half-year',
      };
      told('readiness', await answerReadiness(caller('cro'), hiring));
    },
  };
}

function ticksOff(on: Offset): Deed {
  return {
    on,
    tell: async ({ caller, day }) => {
      const { begun } = told('engagement', await engagementPage(caller('cro'), {}));
      for (const { id, version, text, state, dueOn } of begun?.steps ?? []) {
        if (state === 'done' || dueOn === null || dueOn > day(on)) continue;
        if (on === YESTERDAY && text.startsWith(SLIPPED)) continue;
        told('step', await doneProgrammeStep(caller('cro'), { stepId: id, version, done: true }));
      }
    },
  };
}
