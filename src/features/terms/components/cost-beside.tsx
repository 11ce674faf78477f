import Link from 'next/link';
import type { Alternative, Standing } from '@/domain/engagement/alternatives';
import { moneyWhole } from '@/ui/format/money';
import { Card } from '@/ui/layout/card';

type Cost = {
  daysMinor: bigint | null;
  variableMinor: bigint;
  monthMinor: bigint | null;
  monthUsdMinor: bigint | null;
  rate: string | null;
  alternatives: readonly (Alternative & { standing: Standing | null })[];
};

const usd = (dollars: number) => moneyWhole({ minor: BigInt(dollars) * 100n, currency: 'USD' });

/** A full month of the engagement beside a month of the other ways, on one scale of dollars. */
export function CostBeside({ slug, cost, currency }: { slug: string; cost: Cost; currency: string }) {
  const own = cost.monthUsdMinor === null ? null : Number(cost.monthUsdMinor / 100n);
  const monthly = cost.alternatives.filter(({ per }) => per === 'month');
  const most = Math.max(own ?? 0, ...monthly.map(({ toUsd }) => toUsd));
  return (
    <Card className="flex flex-col gap-4">
      <ul className="flex flex-col gap-3">
        <li className="flex flex-col gap-1">
          <Row name="This engagement" figure={ownFigure(cost, currency)} strong />
          {own === null ? null : <Range from={0} to={own} most={most} className="bg-accent" />}
          <p className="text-xs text-muted">
            {ownWords(cost, currency)}
            {cost.monthMinor !== null && own === null ? (
              <>
                {' '}
                <Link href={`/t/${slug}/revenue/months`} className="underline underline-offset-2">
                  Set one
                </Link>
                .
              </>
            ) : null}
          </p>
        </li>
        {monthly.map(({ id, name, fromUsd, toUsd, when }) => (
          <li key={id} className="flex flex-col gap-1">
            <Row name={name} figure={`${usd(fromUsd)} – ${usd(toUsd)} a month`} />
            <Range from={fromUsd} to={toUsd} most={most} className="bg-line-strong" />
            <p className="text-xs text-muted">{when}</p>
          </li>
        ))}
      </ul>
      {cost.alternatives
        .filter(({ per }) => per === 'hire')
        .map(({ id, name, fromUsd, toUsd, when }) => (
          <div key={id} className="border-t pt-3">
            <Row name={name} figure={`${usd(fromUsd)} – ${usd(toUsd)} a hire`} />
            <p className="text-xs text-muted">{when}</p>
          </div>
        ))}
    </Card>
  );
}

function Row({ name, figure, strong = false }: { name: string; figure: string; strong?: boolean }) {
  return (
    <p className={`flex flex-wrap justify-between gap-x-4 text-sm ${strong ? 'font-semibold' : ''}`}>
      <span>{name}</span>
      <span className="tabular-nums">{figure}</span>
    </p>
  );
}

function Range({ from, to, most, className }: { from: number; to: number; most: number; className: string }) {
  const percent = (value: number) => `${(value * 100) / most}%`;
  return (
    <div aria-hidden className="relative h-2 rounded-full bg-sunken print:[print-color-adjust:exact]">
      <span
        className={`absolute inset-y-0 rounded-full forced-colors:bg-[Highlight] ${className}`}
        style={{ left: percent(from), width: percent(to - from) }}
      />
    </div>
  );
}

function ownFigure({ monthMinor, monthUsdMinor }: Cost, currency: string): string {
  if (monthMinor === null) return 'No day rate agreed';
  const own = `${moneyWhole({ minor: monthMinor, currency })} a month`;
  if (currency === 'USD' || monthUsdMinor === null) return own;
  return `${own}, about ${moneyWhole({ minor: monthUsdMinor, currency: 'USD' })}`;
}

function ownWords(
  { daysMinor, variableMinor, monthMinor, monthUsdMinor, rate }: Cost,
  currency: string,
): string {
  if (monthMinor === null || daysMinor === null)
    return 'Write down the days a month and the day rate, and a month stands beside the others.';
  const days = `${moneyWhole({ minor: daysMinor, currency })} for the days`;
  const variable =
    variableMinor > 0n
      ? ` and ${moneyWhole({ minor: variableMinor, currency })} variable in an average month of the last four quarters`
      : '';
  if (currency === 'USD') return `${days}${variable}.`;
  const at =
    monthUsdMinor === null
      ? 'No rate of the dollar is kept, so it is not drawn beside the others.'
      : `One dollar is ${rate} ${currency}.`;
  return `${days}${variable}. ${at}`;
}
