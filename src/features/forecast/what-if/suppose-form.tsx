import { SLIP_WEEKS } from '@/domain/forecast/what-if';
import { SelectField } from '@/ui/controls/select-field';
import { SliderField } from '@/ui/controls/slider-field';
import { Switch } from '@/ui/controls/switch';
import { countOf } from '@/ui/format/counts';
import type { Supposed } from '../what-if-address';

export type Choices = {
  currency: string;
  /** The slider's step. */
  stepWeeks: number;
  withoutPo: number;
  zombies: number;
  suppliers: readonly { name: string; deals: number }[];
  deals: readonly { id: string; name: string; weightedMinor: bigint }[];
};

export type SupposeProps = { supposed: Supposed; choices: Choices; onChange: (next: Supposed) => void };

/** What can be supposed of all deals: a late supplier, only deals with a PO, the clean-up. */
export function SupposeForm({ supposed, choices, onChange }: SupposeProps) {
  const { suppliers, withoutPo, zombies } = choices;
  const { supplier, weeks } = supposed;
  const change = (changed: Partial<Supposed>) => onChange({ ...supposed, ...changed });
  const known = supplier === null || suppliers.some(({ name }) => name === supplier);
  const options = suppliers.map(({ name, deals }) => ({
    value: name,
    label: `${name}, ${countOf(deals, 'deal')}`,
  }));
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-col gap-3">
        <SelectField
          label="A supplier is late"
          placeholder={suppliers.length === 0 ? 'No line names a supplier' : 'Nobody'}
          disabled={suppliers.length === 0 && supplier === null}
          options={known ? options : [...options, { value: supplier ?? '', label: supplier ?? '' }]}
          value={supplier ?? ''}
          onChange={(event) =>
            change({ supplier: event.target.value || null, weeks: weeks === 0 ? 4 : weeks })
          }
        />
        <SliderField
          label="By how long"
          min={0}
          max={SLIP_WEEKS}
          step={choices.stepWeeks}
          disabled={supplier === null}
          value={supplier === null ? 0 : weeks}
          valueText={countOf(supplier === null ? 0 : weeks, 'week')}
          onChange={(event) => change({ weeks: Number(event.target.value) })}
        />
      </div>
      <div className="flex flex-col gap-1 border-t pt-3">
        <Switch
          label="Only deals with a PO come"
          hint={`${countOf(withoutPo, 'open deal')} without one ${withoutPo === 1 ? 'is' : 'are'} lost`}
          checked={supposed.dropWithoutPo}
          onChange={(event) => change({ dropWithoutPo: event.target.checked })}
        />
        <Switch
          label="After the clean-up"
          hint={`${countOf(zombies, 'zombie')} without a PO ${zombies === 1 ? 'is' : 'are'} closed`}
          checked={supposed.cleanUp}
          onChange={(event) => change({ cleanUp: event.target.checked })}
        />
      </div>
    </div>
  );
}
