'use client';

import type { EvidenceKind } from '@/domain/deals/deal';
import { parseDecimal } from '@/domain/values/money';
import { formText } from '@/ui/controls/form-text';
import { DateField } from '@/ui/controls/date-field';
import { NumberField } from '@/ui/controls/number-field';
import { TextField } from '@/ui/controls/text-field';
import { EVIDENCE_WORDS } from './evidence-words';
import { FileField } from './file-field';
import type { FilesOf } from './send-file';

export type EvidenceNeed = { kind: EvidenceKind; lineId: string | null };

type Props = {
  need: EvidenceNeed;
  index: number;
  currency: string;
  today: string;
  lineName?: string;
  /** Where its file goes; without it there is no field for one. */
  files?: FilesOf;
};

/** The fields of one piece of evidence, by its kind. */
export function EvidenceFields({ need, index, currency, today, lineName, files }: Props) {
  const words = EVIDENCE_WORDS[need.kind];
  return (
    <fieldset className="grid gap-3 rounded-md border p-3 sm:grid-cols-2">
      <legend className="px-1 text-sm font-medium">
        {words.label}
        {lineName ? <span className="font-normal text-muted"> · {lineName}</span> : null}
      </legend>
      {words.reference ? <TextField label={words.reference} name={`reference-${index}`} /> : null}
      <DateField label={words.date} name={`on-${index}`} max={today} />
      {words.amount ? (
        <NumberField label="Amount" name={`amount-${index}`} decimals suffix={currency} />
      ) : null}
      {words.units ? <NumberField label="Units shipped" name={`units-${index}`} /> : null}
      {files ? <FileField {...files} name={`file-${index}`} label="Document" /> : null}
    </fieldset>
  );
}

export type EvidenceInput = {
  kind: EvidenceKind;
  lineId: string | null;
  reference: string | null;
  evidenceOn: string;
  amountMinor: string | null;
  units: number | null;
  /** A file that was sent with the form. */
  fileId: string | null;
};

/** "93,000.50" as people type it, in minor units; null if it is no amount. */
export function readAmount(typed: string, currency: string): string | null {
  return parseDecimal(typed.replaceAll(/[\s,']/g, ''), currency)?.toString() ?? null;
}

/** The filled pieces of evidence of a form; a piece without a date was left out. */
export function readEvidence(
  form: FormData,
  needs: readonly EvidenceNeed[],
  currency: string,
): EvidenceInput[] {
  return needs.flatMap((need, index) => {
    const evidenceOn = formText(form, `on-${index}`);
    if (!evidenceOn) return [];
    const units = Number.parseInt(formText(form, `units-${index}`) ?? '', 10);
    return [
      {
        ...need,
        reference: formText(form, `reference-${index}`),
        evidenceOn,
        amountMinor: readAmount(formText(form, `amount-${index}`) ?? '', currency),
        units: Number.isFinite(units) ? units : null,
        fileId: formText(form, `file-${index}`),
      },
    ];
  });
}
