'use client';

import { Trash2 } from 'lucide-react';
import { Button } from '@/ui/controls/button';
import { Checkbox } from '@/ui/controls/checkbox';
import { DateField } from '@/ui/controls/date-field';
import { NumberField } from '@/ui/controls/number-field';
import { StreamMark } from '@/ui/controls/stream-mark';
import { TextField } from '@/ui/controls/text-field';
import { moneyExact } from '@/ui/format/money';
import { pricedMinor, type DraftProblem, type LineDraft } from '../line-draft';
import { ShipmentPlan } from './shipment-plan';

type Props = {
  draft: LineDraft;
  currency: string;
  /** What is wrong with this line. */
  problem: DraftProblem | null;
  onChange: (draft: LineDraft) => void;
  onRemove: () => void;
};

const PROMISED = {
  hardware: 'Promised ship date',
  software: 'Promised start',
  services: 'Planned completion',
} as const;

/** The fields of one line: those that its stream has, and no others. */
export function LineFields({ draft, currency, problem, onChange, onRemove }: Props) {
  const { stream, recurring, timeAndMaterials } = draft;
  const set = (change: Partial<LineDraft>) => onChange({ ...draft, ...change });
  const field = (name: TextFieldName) => ({
    value: draft[name],
    onChange: (event: { target: { value: string } }) => set({ [name]: event.target.value }),
    error: problem?.field === name ? problem.message : undefined,
  });
  const once = stream === 'services' && !recurring;
  const priced = draft.amount.trim() === '' ? pricedMinor(draft, currency) : null;
  return (
    <fieldset className="flex flex-col gap-3 rounded-md border p-3">
      <legend className="px-1 text-sm">
        <StreamMark stream={stream} />
      </legend>
      <div className="grid gap-3 sm:grid-cols-6">
        <TextField className="sm:col-span-6" label="What" {...field('description')} />
        <NumberField className="sm:col-span-2" label="Units" optional {...field('units')} />
        <NumberField
          className="sm:col-span-2"
          label="Price of one"
          decimals
          suffix={currency}
          optional
          {...field('unitPrice')}
        />
        <NumberField
          className="sm:col-span-2"
          label={recurring ? 'Amount a year' : 'Amount'}
          decimals
          suffix={currency}
          hint={priced === null ? undefined : `Empty counts ${moneyExact({ minor: priced, currency })}`}
          {...field('amount')}
        />
        <TextField className="sm:col-span-2" label="Product" optional {...field('product')} />
        <TextField className="sm:col-span-2" label="Supplier" optional {...field('supplier')} />
        <DateField className="sm:col-span-2" label={PROMISED[stream]} optional {...field('promisedOn')} />
        {once && timeAndMaterials ? (
          <>
            <NumberField
              className="sm:col-span-3"
              label="Expected hours"
              optional
              {...field('expectedHours')}
            />
            <NumberField
              className="sm:col-span-3"
              label="Hours worked so far"
              optional
              {...field('hoursDone')}
            />
          </>
        ) : null}
      </div>
      {stream === 'hardware' && !recurring ? (
        <ShipmentPlan
          plan={draft.plan}
          units={draft.units}
          error={problem?.field === 'plan' ? problem.message : undefined}
          onChange={(plan) => set({ plan })}
        />
      ) : null}
      <div className="flex flex-wrap items-start justify-between gap-x-4">
        <div className="flex flex-wrap gap-x-5">
          <Checkbox
            label={stream === 'hardware' ? 'Every year (maintenance, connectivity)' : 'Every year'}
            checked={recurring}
            onChange={(event) => set({ recurring: event.target.checked })}
          />
          {once ? (
            <Checkbox
              label="Time and materials"
              checked={timeAndMaterials}
              onChange={(event) => set({ timeAndMaterials: event.target.checked })}
            />
          ) : null}
          {once && !timeAndMaterials ? (
            <Checkbox
              label="Earned by the day over the installation"
              checked={draft.overInstallation}
              onChange={(event) => set({ overInstallation: event.target.checked })}
            />
          ) : null}
        </div>
        <Button variant="quiet" icon={<Trash2 aria-hidden className="size-4" />} onClick={onRemove}>
          Remove line
        </Button>
      </div>
    </fieldset>
  );
}

type TextFieldName = {
  [Field in keyof LineDraft]: LineDraft[Field] extends string ? Field : never;
}[keyof LineDraft];
