'use client';

import { Plus, X } from 'lucide-react';
import { useId } from 'react';
import { Button } from '@/ui/controls/button';
import { DateField } from '@/ui/controls/date-field';
import { FieldError } from '@/ui/controls/field-error';
import { NumberField } from '@/ui/controls/number-field';
import type { PlanDraft } from '../line-draft';

type Props = {
  plan: readonly PlanDraft[];
  /** Units of the line, as typed. */
  units: string;
  error?: string;
  onChange: (plan: PlanDraft[]) => void;
};

/** Partial shipments as the supplier promised them: units and day each. */
export function ShipmentPlan({ plan, units, error, onChange }: Props) {
  const errorId = useId();
  const set = (key: string, change: Partial<PlanDraft>) =>
    onChange(plan.map((part) => (part.key === key ? { ...part, ...change } : part)));
  const planned = plan.reduce((sum, part) => sum + (Number(part.units) || 0), 0);
  const left = Number(units.replaceAll(',', '')) - planned;
  return (
    <div role="group" aria-label="Planned shipments" className="flex flex-col gap-2">
      {plan.length > 0 ? <p className="text-xs font-medium">Planned shipments: units and day</p> : null}
      {plan.map((part, i) => (
        <div key={part.key} className="flex items-center gap-2">
          <NumberField
            className="w-28"
            label={`Units of shipment ${i + 1}`}
            hideLabel
            placeholder="Units"
            value={part.units}
            onChange={(event) => set(part.key, { units: event.target.value })}
          />
          <DateField
            className="min-w-0 flex-1 sm:max-w-48"
            label={`Day of shipment ${i + 1}`}
            hideLabel
            value={part.promisedOn}
            onChange={(event) => set(part.key, { promisedOn: event.target.value })}
          />
          <Button
            variant="quiet"
            size="icon"
            aria-label={`Remove shipment ${i + 1}`}
            onClick={() => onChange(plan.filter(({ key }) => key !== part.key))}
          >
            <X aria-hidden className="size-4" />
          </Button>
        </div>
      ))}
      <FieldError id={errorId} message={error} />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button
          variant="quiet"
          icon={<Plus aria-hidden className="size-4" />}
          onClick={() => onChange([...plan, { key: crypto.randomUUID(), units: '', promisedOn: '' }])}
        >
          Plan a shipment
        </Button>
        {plan.length > 0 && Number.isFinite(left) && left !== 0 ? (
          <p className="text-xs text-muted">
            {left > 0
              ? `${left} more units go by the line’s own day`
              : `${-left} units more than the line has`}
          </p>
        ) : null}
      </div>
    </div>
  );
}
