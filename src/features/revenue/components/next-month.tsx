import type { ReactNode } from 'react';
import { MOVEMENT_KINDS, MOVEMENT_LABELS } from '@/domain/revenue/movements';
import { Amount } from '@/ui/format/amount';
import { moneyChange } from '@/ui/format/money';
import { Card } from '@/ui/layout/card';
import type { NextMonth } from '../queries-months';
import { nextMonthText, partOf } from '../revenue-words';

type Props = { next: NextMonth; currency: string; action?: ReactNode };

/** The month that comes next: what closing it would freeze, or why it cannot be closed yet. */
export function NextMonthCard({ next, currency, action }: Props) {
  const { amounts, refusal } = next;
  const moved = MOVEMENT_KINDS.filter((kind) => partOf(amounts, kind) !== 0n);
  return (
    <Card className="flex flex-col gap-4">
      <div className="flex flex-wrap items-start justify-between gap-4">
        <div>
          <p className="text-sm text-muted">
            {nextMonthText(next)} {refusal ? 'stands at' : 'closes at'}
          </p>
          <p className="text-xl font-semibold tabular-nums">
            <Amount money={{ minor: amounts.closingMinor, currency }} />
          </p>
        </div>
        {refusal ? null : action}
      </div>
      <dl className="flex flex-wrap gap-x-6 gap-y-2 text-sm">
        <Part name="Opening">
          <Amount money={{ minor: amounts.openingMinor, currency }} />
        </Part>
        {moved.map((kind) => (
          <Part key={kind} name={MOVEMENT_LABELS[kind]}>
            {moneyChange({ minor: partOf(amounts, kind), currency })}
          </Part>
        ))}
        {moved.length === 0 ? <Part name="Movements">none</Part> : null}
      </dl>
      {refusal ? <p className="text-sm text-muted">{refusal.remedy ?? refusal.message}</p> : null}
    </Card>
  );
}

function Part({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-xs text-muted">{name}</dt>
      <dd className="tabular-nums">{children}</dd>
    </div>
  );
}
