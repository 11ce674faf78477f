'use client';

import { Button } from '@/ui/controls/button';
import { FormDialog } from '@/ui/controls/form-dialog';
import { formText } from '@/ui/controls/form-text';
import { NumberField } from '@/ui/controls/number-field';
import { TextField } from '@/ui/controls/text-field';
import { toast } from '@/ui/controls/toast';
import { setRateAction } from '../actions';

type Props = {
  slug: string;
  /** The company's. */
  currency: string;
  /** What to begin with. */
  foreign: string;
  month: string;
  /** The rate to correct; null: a new one. */
  rate: string | null;
};

/** What a currency is worth from a month on. */
export function RateDialog({ slug, currency, foreign, month, rate }: Props) {
  async function takeBack(said: { currency: string; month: string; rate: string; before: string | null }) {
    if (said.before === null) return;
    const { currency: of, month: when, before, rate: seen } = said;
    const result = await setRateAction(slug, { currency: of, month: when, rate: before, seen });
    toast(result.ok ? { title: 'Rate put back' } : { title: result.refusal.message, tone: 'act' });
  }

  return (
    <FormDialog
      title={rate === null ? 'Set a rate' : `Correct ${foreign}, ${month}`}
      description="Contracts in that currency are valued by it from the first day of the month, until a newer month has one. What that moves is FX, never expansion. A month that is closed stays as it is."
      trigger={
        <Button size={rate === null ? 'medium' : 'small'}>{rate === null ? 'Set a rate' : 'Correct'}</Button>
      }
      submit="Save"
      act={async (form) => {
        const input = {
          currency: formText(form, 'currency') ?? foreign,
          month: formText(form, 'month') ?? month,
          rate: formText(form, 'rate') ?? '',
          ...(rate === null ? {} : { seen: rate }),
        };
        const result = await setRateAction(slug, input);
        if (!result.ok) return result.refusal;
        const { value } = result;
        toast({
          title: `${value.currency} is ${value.rate} from ${value.month} on`,
          undo: value.before === null ? undefined : () => void takeBack(value),
        });
        return null;
      }}
    >
      <div className="grid gap-4 sm:grid-cols-3">
        {rate === null ? (
          <>
            <TextField label="Currency" name="currency" maxLength={3} required defaultValue={foreign} />
            <TextField label="Month" name="month" type="month" required defaultValue={month} />
          </>
        ) : null}
        <NumberField
          label={`One unit in ${currency}`}
          name="rate"
          decimals
          required
          defaultValue={rate ?? ''}
        />
      </div>
    </FormDialog>
  );
}
