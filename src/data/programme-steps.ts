import { LOCK_DAY } from '@/domain/kpis/kpi-set';
import { dayOf, phaseOf, type Phase, type ProgrammePhase } from '@/domain/engagement/programme';
import type { VerdictStand } from '@/domain/engagement/verdict';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Unit } from '@/platform/db/unit-of-work';
import { readEngagement } from './engagements';
import { readVerdict } from './engagement-verdicts';

export type ProgrammeStepRow = {
  id: string;
  phase: Phase;
  position: number;
  text: string;
  dueOn: CalendarDate | null;
  state: 'open' | 'done';
  settledAt: string | null;
  settledBy: string | null;
  version: number;
};

/** The steps of the plan in its order; what was taken out of it is not among them. */
export async function readProgrammeSteps(unit: Unit): Promise<ProgrammeStepRow[]> {
  return unit.sql<ProgrammeStepRow>(
    `SELECT s.id, s.phase, s.position, s.text, s.due_on AS "dueOn", s.state, s.settled_at AS "settledAt",
       (SELECT u.name FROM app_user u WHERE u.id = s.settled_by) AS "settledBy", s.version
     FROM programme_step s WHERE s.tenant_id = $1 AND s.state <> 'removed' ORDER BY s.phase, s.position, s.id`,
    [unit.tenantId],
  );
}

/** Where the engagement stands at the end of a day. `day` is 1 on the first day; the diagnostic has `ofDays`. */
export type ProgrammeStand = {
  startOn: CalendarDate;
  day: number;
  ofDays: number;
  phase: ProgrammePhase;
  steps: { done: number; open: number };
  /** Null until it is spoken, and on days before day ninety. */
  verdict: VerdictStand | null;
};

/** Null while nobody has said when the engagement began. A step counts as done if it was settled by the end of `asOf` in the company's zone. */
export async function readProgrammeStand(
  unit: Unit,
  { asOf, zone }: { asOf: CalendarDate; zone: string },
): Promise<ProgrammeStand | null> {
  const engagement = await readEngagement(unit);
  if (!engagement) return null;
  const { startOn } = engagement;
  const [steps] = await unit.sql<{ done: number; open: number }>(
    `SELECT (count(*) FILTER (WHERE own.done))::int AS done, (count(*) FILTER (WHERE NOT own.done))::int AS open
     FROM (SELECT s.state = 'done' AND (s.settled_at AT TIME ZONE $3)::date <= $2::date AS done
       FROM programme_step s WHERE s.tenant_id = $1 AND s.state <> 'removed') own`,
    [unit.tenantId, asOf, zone],
  );
  const verdict = await readVerdict(unit, startOn);
  const day = dayOf(startOn, asOf);
  return {
    startOn,
    day,
    ofDays: LOCK_DAY,
    phase: phaseOf(day),
    steps: steps ?? { done: 0, open: 0 },
    verdict: verdict && verdict.dayOn <= asOf ? verdict.stand : null,
  };
}
