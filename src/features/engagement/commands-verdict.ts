import { insertVerdict, readVerdict } from '@/data/engagement-verdicts';
import { lockEngagement } from '@/data/engagements';
import { verdictDay } from '@/domain/engagement/programme';
import { LOCK_DAY } from '@/domain/kpis/kpi-set';
import { count } from '@/domain/kpis/wording';
import { daysBetween, dayText } from '@/domain/values/calendar-date';
import { refuse } from '@/domain/values/result';
import { defineCommand, done } from '@/platform/operations/define-command';
import { freezeBaseline, frozen } from './commands-baseline';
import { nothingInput } from './inputs';
import { readVerdictNow } from './read-verdict';
import { seal } from './seal';

/**
 * Speaks the verdict of day ninety and freezes it for ever: by the CRO on that day or later, else by the night after it. Refusals: 'rule'
 * (no engagement, before day ninety), 'conflict' (spoken already).
 */
export const speakVerdict = defineCommand({
  name: 'engagement.speakVerdict',
  permission: 'engagement.write',
  input: nothingInput,
  run: async (ctx) => {
    const engagement = await lockEngagement(ctx.unit);
    if (!engagement)
      return refuse('rule', 'Nobody has said when the engagement began.', { remedy: 'Set its first day.' });
    const { startOn } = engagement;
    const dayOn = verdictDay(startOn);
    const left = daysBetween(ctx.today, dayOn);
    if (left > 0)
      return refuse(
        'rule',
        `Day ${LOCK_DAY} is ${dayText(dayOn)}: ${count(left, 'day')} from now. A verdict before it would be a guess.`,
      );
    const spoken = await readVerdict(ctx.unit, startOn);
    if (spoken)
      return refuse('conflict', `The verdict was spoken already: ${spoken.stand.text}`, {
        remedy: 'Reload to see it.',
      });
    const baseline = await freezeBaseline(ctx, startOn);
    const verdict = await readVerdictNow(ctx, startOn);
    const sealed = seal(verdict, 'verdict');
    await insertVerdict(ctx.unit, { startOn, dayOn, ...sealed }, { userId: ctx.actor.userId, at: ctx.now });
    const { fit, text, clear } = verdict;
    return done(
      { fit, text, sha256: sealed.sha256 },
      {
        subjectKind: 'engagement',
        subjectId: null,
        summary: `Spoke the verdict of day ${LOCK_DAY}: ${text}`,
        after: { fit, clear, sha256: sealed.sha256 },
      },
      ...(baseline ? [frozen(startOn, baseline.sha256)] : []),
    );
  },
});
