'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import type { ForecastFilter } from '@/domain/forecast/filter';
import type { Clocks } from '@/domain/values/clocks';
import { cn } from '@/ui/class-names';
import { Button } from '@/ui/controls/button';
import { Card } from '@/ui/layout/card';
import { withFilter } from '../filter-address';
import type { WhatIfTold } from '../queries-what-if';
import { sameButWeeks, supposedPath, type Supposed } from '../what-if-address';
import { LoseDeals } from './lose-deals';
import { SupposeForm, type Choices } from './suppose-form';
import { SupposedChart } from './supposed-chart';
import { SupposedTable } from './supposed-table';
import { useWhatIfRanges } from './use-what-if-ranges';

type Props = {
  slug: string;
  filter: ForecastFilter;
  clock: Clocks;
  /** What the figures suppose. */
  supposed: Supposed;
  told: Choices & { before: WhatIfTold; steps: readonly { days: number; after: WhatIfTold }[] };
};

const NOTHING: Supposed = { supplier: null, weeks: 0, lose: [], dropWithoutPo: false, cleanUp: false };

/** Supposing without saving: what is supposed is the address; the slider's steps are here already, so that it moves at once. */
export function WhatIfDesk({ slug, filter, clock, supposed, told }: Props) {
  const router = useRouter();
  const [waiting, startTransition] = useTransition();
  const [held, setHeld] = useState({ server: supposed, now: supposed });
  const pathOf = (of: Supposed) => withFilter(supposedPath(`/t/${slug}/forecast/what-if`, of), filter, clock);
  if (pathOf(held.server) !== pathOf(supposed)) setHeld({ server: supposed, now: supposed });
  const { now } = held;
  const change = (next: Supposed) => {
    setHeld({ ...held, now: next });
    if (!waiting && sameButWeeks(next, supposed)) window.history.replaceState(null, '', pathOf(next));
    else startTransition(() => router.replace(pathOf(next), { scroll: false }));
  };
  const step = Math.max(
    0,
    told.steps.findIndex(({ days }) => days === now.weeks * 7),
  );
  const after = told.steps[step]?.after ?? told.before;
  const address = `/api/t/${slug}/forecast-what-if${pathOf({ ...supposed, weeks: 0 }).replace(/^[^?]*/, '')}`;
  const ranges = useWhatIfRanges(address, step);
  const supposes = supposedPath('', now) !== '';
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[20rem_minmax(0,1fr)] xl:grid-rows-[auto_1fr]">
      <Card>
        <div className="mb-3 flex min-h-9 items-center justify-between gap-2">
          <h2 className="text-sm font-semibold">Suppose that</h2>
          {supposes ? (
            <Button size="small" onClick={() => change(NOTHING)}>
              Suppose nothing
            </Button>
          ) : null}
        </div>
        <SupposeForm supposed={now} choices={told} onChange={change} />
      </Card>
      <div
        aria-busy={waiting}
        className={cn(
          'flex min-w-0 flex-col gap-4 xl:col-start-2 xl:row-span-2 xl:row-start-1',
          waiting && 'opacity-60',
        )}
      >
        <Card>
          <SupposedChart
            before={told.before}
            after={after}
            reach={reachOf(told)}
            range={ranges.after.range}
            currency={told.currency}
          />
        </Card>
        <Card flush>
          <SupposedTable before={told.before} after={after} ranges={ranges} currency={told.currency} />
        </Card>
      </div>
      {told.deals.length > 0 ? (
        <Card className="xl:col-start-1">
          <LoseDeals supposed={now} choices={told} onChange={change} />
        </Card>
      ) : null}
    </div>
  );
}

/** Per period the highest reach of now and of every step. */
function reachOf({ before, steps }: Props['told']): number[] {
  return before.certainty.map(({ reachMinor }, period) =>
    Math.max(reachMinor, ...steps.map(({ after }) => after.certainty[period]?.reachMinor ?? 0)),
  );
}
