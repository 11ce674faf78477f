import type { RoomEvent, RoomHappening } from '@/domain/reviews/events';
import { OUTCOME_WORDS, PROMISE_WORDS } from '../../outcome-words';

type Names = { deal: (dealId: string) => string; rep: (repId: string) => string };

/** What happened, for who listens: "Carla challenged Nordic Chill: no PO date." null: nothing that needs saying. */
export function eventWords({ happening, byName }: RoomEvent, names: Names): string | null {
  switch (happening.kind) {
    case 'opened':
      return `${byName} opened the review.`;
    case 'presented':
      return `${happening.name} leads.`;
    case 'pointed':
      return pointedWords(happening, names);
    case 'timer':
      return timerWords(happening, byName, names);
    case 'promiseJudged':
      return `${names.deal(happening.dealId)}, last promise: ${PROMISE_WORDS[happening.result]}.`;
    case 'challenged':
      return `${byName} challenged ${names.deal(happening.dealId)}: ${sentence(happening.reason)}`;
    case 'ruled':
      return `${OUTCOME_WORDS[happening.outcome]}: ${names.deal(happening.dealId)}${because(happening.reason)}`;
    case 'tookBack':
      return `${byName} took the decision on ${names.deal(happening.dealId)} back.`;
    case 'answered':
      return `${byName} changed the answers on ${names.deal(happening.dealId)}.`;
    case 'actionAdded':
      return `Action for ${happening.ownerName}: ${sentence(happening.text)}`;
    case 'actionSettled':
      return null;
    case 'closed':
      return `${byName} closed the review.`;
  }
}

type Happened<K extends RoomHappening['kind']> = Extract<RoomHappening, { kind: K }>;

function pointedWords({ dealId, repId }: Happened<'pointed'>, names: Names): string | null {
  if (dealId !== null) return `Now ${names.deal(dealId)}.`;
  return repId === null ? null : `Now ${names.rep(repId)}.`;
}

function timerWords({ change, repId }: Happened<'timer'>, byName: string, names: Names): string | null {
  if (change === 'skip') return repId === null ? null : `${names.rep(repId)} is left out for now.`;
  if (change === 'extend') return `${byName} added time.`;
  return change === 'pause' ? 'The clock stands.' : 'The clock runs.';
}

function because(reason: string | null): string {
  return reason === null ? '.' : `: ${sentence(reason)}`;
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** "CO" for Carla Okafor: where a name has no room. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters.map((word) => word?.charAt(0).toUpperCase() ?? '').join('');
}

/** "Carla": who everybody knows. */
export function firstName(name: string): string {
  return name.split(/\s+/)[0] ?? name;
}
