import { percentText } from '@/domain/deals/stages';
import { cn } from '@/ui/class-names';
import { moneyCompact } from '@/ui/format/money';
import { OUTCOME_WORDS } from '../../outcome-words';
import type { RoomCard } from '../../room-view';
import type { AgendaDeal, AgendaRep } from './agenda-rows';
import { clockText } from './timer-words';

type Props = {
  agenda: readonly AgendaRep[];
  currency: string;
  /** The deal in the middle of the screen, and the one that the presenter shows. */
  shown: string | null;
  pointed: string | null;
  /** The own rep comes first on a phone, the others behind a click. */
  ownRepId: string | null;
  counts: (card: RoomCard) => { bp: number; amountMinor: string };
  onChoose: (dealId: string) => void;
};

/** Who brings what, and what is decided: reps in their order with their five. */
export function Agenda({ agenda, ownRepId, ...rest }: Props) {
  return (
    <nav aria-label="Agenda" className="room-agenda">
      {agenda.map((rep) => (
        <section
          key={rep.repId}
          aria-label={rep.name}
          data-turn={rep.turn || undefined}
          data-own={rep.repId === ownRepId || undefined}
          className="room-rep"
        >
          <header className="px-2 pt-2 pb-1">
            <h2 className={cn('truncate text-sm', rep.turn ? 'font-semibold' : 'font-medium')}>
              {rep.name}
              {rep.turn ? <span className="sr-only">, has the floor</span> : null}
            </h2>
            <p className="text-xs text-muted">
              <span className="tabular-nums" title="Time used, of his share">
                <span className="sr-only">Time used </span>
                {clockText(Math.floor(rep.spentMs / 1000))} of {clockText(Math.round(rep.allottedMs / 1000))}
              </span>
              {rep.skipped ? ' · left out' : null}
              {rep.unprepared ? <span className="font-medium text-look"> · not prepared</span> : null}
            </p>
          </header>
          {rep.deals.length === 0 ? (
            <p className="px-2 pb-2 text-xs text-faint">Brings no deal.</p>
          ) : (
            <ol>
              {rep.deals.map((deal, index) => (
                <li key={deal.dealId}>
                  <DealRow deal={deal} number={index + 1} {...rest} />
                </li>
              ))}
            </ol>
          )}
        </section>
      ))}
    </nav>
  );
}

type RowProps = Omit<Props, 'agenda' | 'ownRepId'> & { deal: AgendaDeal; number: number };

function DealRow({ deal, number, currency, shown, pointed, counts, onChoose }: RowProps) {
  const { card, dealId, outcome, marks } = deal;
  const { bp, amountMinor } = counts(card);
  return (
    <button
      type="button"
      className="room-row"
      aria-current={dealId === shown ? 'true' : undefined}
      data-pointed={dealId === pointed || undefined}
      onClick={() => onChoose(dealId)}
    >
      <Tick outcome={outcome} number={number} challenged={deal.challenged} />
      <span className="min-w-0 flex-1">
        <span className="block truncate text-sm">{card.name}</span>
        <span className="block truncate text-xs text-muted tabular-nums">
          {moneyCompact({ minor: BigInt(amountMinor), currency })} · {percentText(bp)}
          {marks.map((mark) => (
            <span key={mark} className="font-medium text-look">
              {' '}
              · {mark}
            </span>
          ))}
        </span>
      </span>
      {dealId === pointed ? <span className="sr-only">, is being discussed</span> : null}
    </button>
  );
}

const LETTERS = { held: '✓', knocked_down: 'K', moved: 'M', lost: 'L', parked: 'P' } as const;

/** The number of a deal that is open, the letter of the decision where there is one. */
function Tick({
  outcome,
  number,
  challenged,
}: Pick<AgendaDeal, 'outcome' | 'challenged'> & { number: number }) {
  return (
    <span className="room-tick" data-outcome={outcome ?? undefined} data-challenged={challenged || undefined}>
      <span aria-hidden>{outcome ? LETTERS[outcome] : number}</span>
      <span className="sr-only">
        {outcome ? `${OUTCOME_WORDS[outcome]}: ` : challenged ? 'Challenged: ' : `${number}. `}
      </span>
    </span>
  );
}
