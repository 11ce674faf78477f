import { END_REASONS, END_REASON_LABELS, type EndReason } from '@/domain/revenue/contract-life';
import { currencyExponent, parseDecimal, toDecimal } from '@/domain/values/money';
import { ok, refuse, type Result } from '@/domain/values/result';
import { formText } from '@/ui/controls/form-text';
import { NumberField } from '@/ui/controls/number-field';
import { SelectField } from '@/ui/controls/select-field';
import { TextField } from '@/ui/controls/text-field';
import { periodWord } from '../contract-words';
import type { Choices } from '../queries';

type Errors = Record<string, string>;

type ReasonProps = {
  sites: Choices['sites'];
  errors: Errors;
  /** Asked only where something is lost. */
  optional?: boolean;
  given?: { endReason: EndReason | null; endNote: string | null; endDeploymentId: string | null };
};

/** What a loss is put down to. */
export function ReasonFields({ sites, errors, optional = false, given }: ReasonProps) {
  return (
    <>
      <SelectField
        label={optional ? 'Why, if it is less than before' : 'Why'}
        name="endReason"
        placeholder="Choose the reason"
        required={!optional}
        defaultValue={given?.endReason ?? ''}
        options={END_REASONS.map((reason) => ({ value: reason, label: END_REASON_LABELS[reason] }))}
        error={errors['endReason']}
      />
      <div className={sites.length > 0 ? 'grid gap-4 sm:grid-cols-2' : ''}>
        <TextField
          label="In words"
          name="endNote"
          maxLength={1000}
          optional
          defaultValue={given?.endNote ?? ''}
          error={errors['endNote']}
        />
        {sites.length > 0 ? (
          <SelectField
            label="Because of which site"
            name="endDeploymentId"
            placeholder="None in particular"
            optional
            defaultValue={given?.endDeploymentId ?? ''}
            options={sites.map(({ id, site }) => ({ value: id, label: site }))}
          />
        ) : null}
      </div>
    </>
  );
}

export function readReason(form: FormData) {
  const chosen = formText(form, 'endReason');
  return {
    endReason: END_REASONS.find((reason) => reason === chosen) ?? null,
    endNote: formText(form, 'endNote'),
    endDeploymentId: formText(form, 'endDeploymentId'),
  };
}

type PriceProps = {
  errors: Errors;
  price: { amountMinor: bigint; periodMonths: number; currency: string };
  /** The currency may be another one. */
  withCurrency?: boolean;
};

const PERIODS = [1, 3, 6, 12, 24, 36];

/** A price: how much for how long. */
export function PriceFields({ errors, price, withCurrency = false }: PriceProps) {
  const { amountMinor, periodMonths, currency } = price;
  const periods = PERIODS.includes(periodMonths) ? PERIODS : [...PERIODS, periodMonths];
  return (
    <div className={`grid gap-4 ${withCurrency ? 'sm:grid-cols-3' : 'sm:grid-cols-2'}`}>
      <NumberField
        label="Price"
        name="amount"
        decimals
        required
        suffix={withCurrency ? undefined : currency}
        defaultValue={amountMinor === 0n ? '' : toDecimal({ minor: amountMinor, currency })}
        error={errors['amountMinor']}
      />
      <SelectField
        label="For"
        name="periodMonths"
        defaultValue={String(periodMonths)}
        options={periods.map((months) => ({ value: String(months), label: periodWord(months) }))}
        error={errors['periodMonths']}
      />
      {withCurrency ? (
        <TextField
          label="Currency"
          name="currency"
          maxLength={3}
          required
          defaultValue={currency}
          error={errors['currency']}
        />
      ) : null}
    </div>
  );
}

type ReadPrice = Result<{ amountMinor: string; periodMonths: number; currency: string }>;

/** "1,250.50" of the form in minor units of the currency that is typed beside it, or of `currency`. */
export function readPrice(form: FormData, currency: string): ReadPrice {
  const typed = (formText(form, 'currency') ?? currency).toUpperCase();
  const text = (formText(form, 'amount') ?? '').replaceAll(/[\s,'’]/g, '');
  const minor = /^\d/.test(text) ? parseDecimal(text, typed) : null;
  if (minor === null) {
    const message = `Write the price as a number, such as 1250${currencyExponent(typed) === 0 ? '' : '.50'}.`;
    return refuse('invalid', message, { fields: { amountMinor: message } });
  }
  const periodMonths = Number(formText(form, 'periodMonths') ?? '12');
  return ok({ amountMinor: minor.toString(), periodMonths, currency: typed });
}
