import type { Phase, Programme } from '@/domain/forecast/accuracy/programme';
import { addDays } from '@/domain/values/calendar-date';
import { Badge } from '@/ui/controls/badge';
import { dateRangeText, dateText } from '@/ui/format/dates';
import { PHASE_STATES, PHASE_TITLES, phaseText } from '../accuracy-words';

/** Clean-up, model, reinforcement: when each was or is due, and what of it is on record. */
export function ProgrammeView({ programme }: { programme: Programme }) {
  const { phases, kind, goal } = programme;
  return (
    <div className="flex flex-col gap-3">
      <ol className="grid gap-px overflow-clip rounded-lg border bg-line lg:grid-cols-3">
        {phases.map((phase, index) => (
          <PhaseCard key={phase.id} phase={phase} kind={kind} nth={index + 1} />
        ))}
      </ol>
      <p className="text-sm text-muted">
        {kind === 'short'
          ? 'The first audit was clean, so six to eight weeks do.'
          : 'Three months, and the goal in the fourth.'}{' '}
        A variance under 20 % is due between {dateText(goal.from)} and {dateText(goal.until)}.
      </p>
    </div>
  );
}

function PhaseCard({ phase, kind, nth }: { phase: Phase; kind: Programme['kind']; nth: number }) {
  const { id, from, until, state } = phase;
  return (
    <li className="flex flex-col gap-1 bg-surface p-4" aria-current={state === 'now' ? 'step' : undefined}>
      <div className="flex items-center justify-between gap-2">
        <h3 className="text-sm font-semibold">
          {nth}. {PHASE_TITLES[id]}
        </h3>
        <Badge tone={state === 'now' ? 'accent' : 'plain'}>{PHASE_STATES[state]}</Badge>
      </div>
      <p className="text-xs text-muted">{dateRangeText(from, addDays(until, -1))}</p>
      <p className="text-sm text-pretty">{phaseText(phase, kind)}</p>
    </li>
  );
}
