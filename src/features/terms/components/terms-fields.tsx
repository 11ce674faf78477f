'use client';

import { CRM_ACCESS, MODES, type TermField } from '@/domain/engagement/terms';
import { DateField } from '@/ui/controls/date-field';
import { NumberField } from '@/ui/controls/number-field';
import { SelectField } from '@/ui/controls/select-field';
import { ACCESS_WORDS, MODE_WORDS, TERM_LABELS } from '../term-words';
import type { TypedTerms } from './typed-terms';

type Props = {
  typed: TypedTerms;
  problems: Partial<Record<TermField, string>>;
  currency: string;
  today: string;
  onType: (field: TermField, text: string) => void;
};

/** The fields of the terms in three groups: the work, what the company gives, the variable part. */
export function TermsFields({ typed, problems, currency, today, onType }: Props) {
  const field = (name: TermField) => ({
    label: TERM_LABELS[name],
    value: typed[name],
    error: problems[name],
    onChange: (event: { target: { value: string } }) => onType(name, event.target.value),
  });
  const options = <T extends string>(all: readonly T[], words: Record<T, string>) =>
    all.map((value) => ({ value, label: words[value] }));
  return (
    <>
      <Group title="The work">
        <NumberField {...field('contractedDays')} decimals optional suffix="days" />
        <NumberField {...field('minutesPerDay')} decimals suffix="h" hint="What counts as one day of work." />
        <NumberField {...field('dayRateMinor')} decimals optional suffix={currency} />
        <SelectField {...field('mode')} options={options(MODES, MODE_WORDS)} />
        <NumberField {...field('visitsPerYear')} hint="Four are one a quarter." />
        <DateField {...field('endOn')} optional />
      </Group>
      <Group title="What the company gives">
        <NumberField
          {...field('weeklyMinutes')}
          decimals
          suffix="h"
          hint="Of its people, every week. At least 2."
        />
        <SelectField {...field('crmAccess')} options={options(CRM_ACCESS, ACCESS_WORDS)} />
        {typed.crmAccess === 'not_asked' ? null : <DateField {...field('crmAccessOn')} max={today} />}
      </Group>
      <Group title="The variable part, tied to ACV per deployment">
        <NumberField
          {...field('variableShareBp')}
          decimals
          optional
          suffix="%"
          hint="Of what new deployments are above the base."
        />
        <NumberField
          {...field('variableFloorMinor')}
          decimals
          optional
          suffix={currency}
          hint="ACV per deployment. Empty: as on the first day."
        />
        <NumberField {...field('variableCapMinor')} decimals optional suffix={currency} />
      </Group>
    </>
  );
}

function Group({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <fieldset className="grid items-start gap-4 sm:grid-cols-2 lg:grid-cols-3">
      <legend className="mb-3 text-sm font-medium">{title}</legend>
      {children}
    </fieldset>
  );
}
