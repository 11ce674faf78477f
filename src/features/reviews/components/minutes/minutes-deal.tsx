import Link from 'next/link';
import type { ReviewOutcome } from '@/domain/reviews/review';
import { cn } from '@/ui/class-names';
import { Badge, type BadgeProps } from '@/ui/controls/badge';
import type { SheetDeal } from '../../minutes-sheet';

/** What changed the forecast is seen first; what nobody decided is an outline. */
const TONES: Record<ReviewOutcome, BadgeProps['tone']> = {
  held: 'plain',
  knocked_down: 'look',
  moved: 'accent',
  lost: 'plain',
  parked: 'outline',
  not_discussed: 'outline',
};

/** One deal as the review left it. */
export function MinutesDealPart({ slug, deal }: { slug: string; deal: SheetDeal }) {
  return (
    <li className="keep-together flex flex-col gap-3 py-4">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <h3 className="min-w-0 text-sm font-semibold wrap-anywhere">
          <Link href={`/t/${slug}/deals/${deal.dealId}`}>{deal.name}</Link>
          {deal.customer ? <span className="font-normal text-muted"> {deal.customer}</span> : null}
        </h3>
        <Badge tone={TONES[deal.outcome.id]}>{deal.outcome.word}</Badge>
      </div>
      <div className="flex flex-col gap-0.5 text-sm">
        {deal.ruling ? <p className="wrap-anywhere whitespace-pre-line">{deal.ruling}</p> : null}
        <p className="tabular-nums">
          {deal.standing} <span className="text-muted">· weighted {deal.weight}</span>
        </p>
      </div>
      <dl className="grid grid-cols-[6rem_1fr] gap-x-4 gap-y-1 text-sm">
        {deal.lines.map(({ label, text, quiet }) => (
          <div key={label} className="contents">
            <dt className="text-xs leading-5 text-muted">{label}</dt>
            <dd className={cn('wrap-anywhere whitespace-pre-line', quiet && 'text-muted')}>{text}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
