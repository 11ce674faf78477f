'use client';

import { useRouter } from 'next/navigation';
import { useId, useState } from 'react';
import { formText } from '@/ui/controls/form-text';
import { Alert } from '@/ui/controls/alert';
import { Button } from '@/ui/controls/button';
import { DateField } from '@/ui/controls/date-field';
import { HEARD } from '@/ui/controls/heard-form';
import { NumberField } from '@/ui/controls/number-field';
import { TextField } from '@/ui/controls/text-field';
import { createDealAction } from '../actions';
import { readAmount } from './evidence-fields';

/** What the hardware is and who makes it: the lead-time library knows it by these. */
function readSupply(form: FormData) {
  const units = Number.parseInt((formText(form, 'units') ?? '').replaceAll(/[\s,']/g, ''), 10);
  return {
    units: Number.isFinite(units) && units > 0 ? units : null,
    product: formText(form, 'product'),
    supplier: formText(form, 'supplier'),
  };
}

type Refused = { message: string; remedy?: string; fields?: Record<string, string> };
const STREAM_FIELDS = [
  {
    name: 'hardware',
    stream: 'hardware',
    label: 'Hardware, one-time',
    description: 'Hardware',
    recurring: false,
  },
  {
    name: 'software',
    stream: 'software',
    label: 'Software, a year',
    description: 'Software subscription',
    recurring: true,
  },
  {
    name: 'services',
    stream: 'services',
    label: 'Services, one-time',
    description: 'Services',
    recurring: false,
  },
] as const;

/** A new deal starts as a Lead. Amounts per stream, since each moves on its own clock. */
export function NewDealForm({ slug, currency }: { slug: string; currency: string }) {
  const router = useRouter();
  const [refused, setRefused] = useState<Refused | null>(null);
  const [busy, setBusy] = useState(false);
  const key = useId();
  const [attempt] = useState(() => crypto.randomUUID());

  async function submit(form: FormData) {
    setBusy(true);
    const field = (name: string) => formText(form, name);
    const lines = STREAM_FIELDS.flatMap(({ name, stream, description, recurring }) => {
      const amountMinor = readAmount(field(name) ?? '', currency);
      const supply = stream === 'hardware' ? readSupply(form) : {};
      return amountMinor === null || amountMinor === '0'
        ? []
        : [{ stream, recurring, description, amountMinor, ...supply }];
    });
    const input = {
      name: field('name') ?? '',
      customer: field('customer') ?? '',
      contact: field('contact'),
      closeOn: field('closeOn'),
      nextStep: field('nextStep'),
      nextStepOn: field('nextStepOn'),
      lines,
    };
    const result = await createDealAction(slug, input, `${attempt}${key}`);
    if (result.ok) return router.push(`/t/${slug}/deals/${result.value.dealId}`);
    setBusy(false);
    setRefused(result.refusal);
  }

  return (
    <form
      {...HEARD}
      className="grid max-w-3xl gap-4 sm:grid-cols-2"
      onSubmit={(event) => {
        event.preventDefault();
        void submit(new FormData(event.currentTarget));
      }}
    >
      <TextField
        label="Deal"
        name="name"
        required
        error={refused?.fields?.name}
        hint="What is sold, as the team says it"
      />
      <TextField label="Customer" name="customer" required error={refused?.fields?.customer} />
      <TextField label="Contact at the customer" name="contact" optional />
      <DateField label="Close date" name="closeOn" optional hint="When the PO is expected" />
      {STREAM_FIELDS.map((stream) => (
        <NumberField
          key={stream.name}
          label={stream.label}
          name={stream.name}
          decimals
          suffix={currency}
          optional
        />
      ))}
      <NumberField label="Hardware units" name="units" optional />
      <TextField
        label="Product"
        name="product"
        optional
        hint="Lead times are learned by product and supplier"
      />
      <TextField label="Supplier of the hardware" name="supplier" optional />
      <TextField
        className="sm:col-span-2"
        label="Next step"
        name="nextStep"
        hint="Action, object and day"
        optional
      />
      <DateField label="Next step on" name="nextStepOn" optional />
      {refused ? (
        <div className="sm:col-span-2">
          <Alert tone="look" live title={refused.message}>
            {refused.remedy}
          </Alert>
        </div>
      ) : null}
      <div className="sm:col-span-2">
        <Button type="submit" variant="primary" busy={busy}>
          Create deal
        </Button>
      </div>
    </form>
  );
}
