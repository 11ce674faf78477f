import { ArrowUpRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { STAGE_LABELS, percentText } from '@/domain/deals/stages';
import { rulingOn, type DealInRoom } from '@/domain/reviews/room';
import type { PromiseResult } from '@/domain/reviews/review';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { Badge } from '@/ui/controls/badge';
import { dateText } from '@/ui/format/dates';
import { Amount } from '@/ui/format/amount';
import type { RoomCard } from '../../room-view';
import { CommitLine } from './commit-line';
import { DealAnswers } from './deal-answers';
import { DealDecision } from './deal-decision';
import { struckClaim, type Standing } from './deal-figures';
import { DealProof } from './deal-proof';
import { DealPromise } from './deal-promise';
import { CATEGORY_WORDS, changeBadges } from './deal-words';

export type DealPanelProps = {
  slug: string;
  reviewId: string;
  card: RoomCard;
  deal: DealInRoom;
  standing: Standing;
  /** "Marcus Bell · 2 of 5". */
  place: string;
  currency: string;
  /** Whose deal it is judges its last promise too. */
  mayJudge: boolean;
  mayRun: boolean;
  /** It is his own deal: what is missing he can bring. */
  own: boolean;
  previousHeldOn: CalendarDate | null;
  onJudge: (result: PromiseResult) => void;
  onTakeBack: () => void;
};

/** The deal that is being talked about: what it counts, what was promised, what changed, the three answers, what proves it. */
export function DealPanel(props: DealPanelProps) {
  const { slug, card, deal, standing: now, place, currency } = props;
  const { standing } = now;
  const struck = struckClaim(card, deal, now);
  const money = (minor: string) => ({ minor: BigInt(minor), currency });
  const stage = card.steps.find((step) => step.stage === standing.stage)?.label;
  return (
    <article aria-labelledby="room-deal" className="room-deal" data-deal={card.dealId}>
      <header className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3">
        <div className="min-w-0 flex-1 basis-72">
          <p className="text-xs text-muted">
            {place}
            {card.customer ? ` · ${card.customer}` : null}
          </p>
          <h2 id="room-deal" tabIndex={-1} className="room-deal-name">
            {card.name}
          </h2>
          <p className="mt-1.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-muted">
            <span className="font-medium text-text">{stage ?? STAGE_LABELS[standing.stage]}</span>
            {standing.category ? <Badge>{CATEGORY_WORDS[standing.category]}</Badge> : null}
            <span className={card.closePast ? 'font-medium text-look' : undefined}>
              {card.closeOn ? `Closes ${dateText(card.closeOn)}` : 'No close date'}
              {card.closePast ? ', past' : null}
            </span>
            <a
              href={`/t/${slug}/deals/${card.dealId}`}
              target="_blank"
              rel="noreferrer"
              className="inline-flex items-center gap-0.5 whitespace-nowrap text-accent underline underline-offset-2 pointer-coarse:py-3"
            >
              Whole record
              <ArrowUpRight aria-hidden className="size-3.5" />
              <span className="sr-only"> (new tab)</span>
            </a>
          </p>
        </div>
        <Figures
          amount={<Amount money={money(standing.amountMinor)} />}
          weighted={<Amount money={money(standing.weightedMinor)} />}
          struck={struck}
          counts={percentText(standing.bp)}
          why={card.why}
        />
      </header>
      <CommitLine steps={card.steps} stage={standing.stage} knockedDown={struck !== null} />
      <DealDecision
        ruling={rulingOn(deal)}
        challenge={deal.challenge}
        currency={currency}
        mayRun={props.mayRun}
        onTakeBack={props.onTakeBack}
      />
      <DealPromise
        promise={card.promise}
        judged={deal.promise}
        mayJudge={props.mayJudge}
        onJudge={props.onJudge}
      />
      <Changes card={card} currency={currency} since={props.previousHeldOn} />
      <DealAnswers
        card={card}
        answers={deal.answers?.value ?? card.answers}
        currency={currency}
        prepareHref={props.own ? `/t/${slug}/reviews/${props.reviewId}/prepare` : null}
      />
      <DealProof
        slug={slug}
        card={card}
        currency={currency}
        committed={standing.category === 'commit'}
        struck={struck}
      />
    </article>
  );
}

type FigureProps = {
  amount: ReactNode;
  weighted: ReactNode;
  struck: string | null;
  counts: string;
  why: string;
};

/** The amount, and what of it counts: a claim that evidence does not carry is struck through beside it. */
function Figures({ amount, weighted, struck, counts, why }: FigureProps) {
  return (
    <dl className="flex items-start gap-6 sm:text-end">
      <div>
        <dt className="text-xs text-muted">Amount</dt>
        <dd className="text-xl font-semibold tracking-tight">{amount}</dd>
      </div>
      <div>
        <dt className="text-xs text-muted">Counts</dt>
        <dd className="text-xl font-semibold tracking-tight whitespace-nowrap tabular-nums" title={why}>
          {struck ? (
            <s className="me-2 font-normal text-faint">
              <span className="sr-only">claimed </span>
              {struck}
            </s>
          ) : null}
          {counts}
        </dd>
        <dd className="text-xs text-muted">{weighted} weighted</dd>
      </div>
    </dl>
  );
}

function Changes({
  card,
  currency,
  since,
}: {
  card: RoomCard;
  currency: string;
  since: CalendarDate | null;
}) {
  if (!card.changes || since === null) return null;
  const badges = changeBadges(card.changes, currency);
  return (
    <section aria-label="Since the last review" className="flex flex-wrap items-center gap-1.5 text-sm">
      <h3 className="me-1 text-xs text-muted">Since {dateText(since)}</h3>
      {badges.length === 0 ? <span className="text-xs text-faint">nothing changed</span> : null}
      {badges.map(({ id, text, look }) => (
        <Badge key={id} tone={look ? 'look' : 'accent'} className="h-auto min-h-5 whitespace-normal">
          {text}
        </Badge>
      ))}
    </section>
  );
}
