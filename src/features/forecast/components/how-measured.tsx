import { countOf } from '@/ui/format/counts';

type Props = {
  /** Wins without a document are part of what came. */
  byWord: boolean;
  days: { recorded: number; rewound: number };
  undatedDeals: number;
};

/** What the back-test counts, and by what it knew the past. */
export function HowMeasured({ byWord, days, undatedDeals }: Props) {
  return (
    <div className="flex max-w-prose flex-col gap-2 text-xs text-pretty text-muted">
      <p>
        Came: what shipped, ran and was completed in the quarter.
        {byWord ? ' Wins without any document count in full on the day the source closed them.' : ''} Off: the
        difference divided by what came; over several quarters the sum of the differences divided by the sum
        of what came.
      </p>
      <p>
        {countOf(days.recorded, 'day')} replayed by what was recorded then
        {days.rewound > 0
          ? `, ${countOf(days.rewound, 'day')} rewound from the days on record today: a deal that closed later was open, and both models expect it after the median time from engagement to winning that was known by then.`
          : '.'}
        {undatedDeals > 0
          ? ` ${countOf(undatedDeals, 'deal')} without any day on record stay out of these.`
          : ''}
      </p>
    </div>
  );
}
