'use client';

import { useRouter } from 'next/navigation';
import { useState, type FormEvent } from 'react';
import { TERM_FIELDS, type TermField } from '@/domain/engagement/terms';
import { compareEdits, conflictOf, keptFields } from '@/domain/values/conflict';
import type { Refusal } from '@/domain/values/result';
import { Alert } from '@/ui/controls/alert';
import { Button } from '@/ui/controls/button';
import { ConflictChoice } from '@/ui/controls/conflict-choice';
import { HEARD } from '@/ui/controls/heard-form';
import { toast } from '@/ui/controls/toast';
import { changeTermsAction } from '../actions';
import { TERM_LABELS, termText } from '../term-words';
import { TermsFields } from './terms-fields';
import { TryVariable } from './try-variable';
import { readTyped, typedOf, type PlainTerms } from './typed-terms';

type Props = {
  slug: string;
  terms: PlainTerms;
  version: number;
  currency: string;
  today: string;
  onDone: () => void;
};

/** All terms, saved together as a new version. Two people at once see both values and choose. */
export function TermsForm({ slug, terms, version, currency, today, onDone }: Props) {
  const router = useRouter();
  const [typed, setTyped] = useState(() => typedOf(terms, currency));
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const read = readTyped(typed, currency);
  const problems: Partial<Record<TermField, string>> = read.ok ? (refusal?.fields ?? {}) : read.fields;
  const conflict = refusal ? conflictOf(refusal) : null;

  async function save(wanted: PlainTerms, on: number) {
    setBusy(true);
    const result = await changeTermsAction(slug, { ...wanted, version: on });
    setBusy(false);
    setRefusal(result.ok ? null : result.refusal);
    if (!result.ok) return;
    const written = result.value.version;
    toast({ title: 'The terms are written down', undo: () => void putBack(terms, written) });
    onDone();
  }

  async function putBack(before: PlainTerms, on: number) {
    const result = await changeTermsAction(slug, { ...before, version: on });
    toast(result.ok ? { title: 'The terms are as before' } : { title: result.refusal.message, tone: 'act' });
    router.refresh();
  }

  if (refusal && conflict && read.ok) {
    const rows = compareEdits(conflict, read.terms);
    const theirs = { ...read.terms, ...conflict.theirs } as PlainTerms;
    return (
      <section aria-label="Two edits at once" className="rounded-lg border border-look-line bg-look-soft p-4">
        <p role="alert" className="mb-2 text-sm font-medium">
          {refusal.message}
        </p>
        <ConflictChoice
          rows={rows}
          label={(field) => TERM_LABELS[field as TermField]}
          show={(field, value) => termText(field as TermField, value, currency)}
          by={conflict.changedBy}
          busy={busy}
          onSave={(choice) => {
            const kept = keptFields(read.terms, rows, choice);
            if (Object.keys(kept).length === 0) router.refresh();
            else void save({ ...theirs, ...kept }, conflict.version);
            if (Object.keys(kept).length === 0) onDone();
          }}
        />
      </section>
    );
  }

  const changed = read.ok ? TERM_FIELDS.filter((field) => read.terms[field] !== terms[field]) : [];
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (read.ok && changed.length > 0) void save(read.terms, version);
  }

  return (
    <form {...HEARD} aria-label="Terms" onSubmit={onSubmit} className="flex flex-col gap-6">
      <TermsFields
        typed={typed}
        problems={problems}
        currency={currency}
        today={today}
        onType={(field, text) => setTyped({ ...typed, [field]: text })}
      />
      {read.ok ? <TryVariable slug={slug} terms={read.terms} currency={currency} /> : null}
      {refusal ? (
        <Alert live tone="act" title={refusal.message}>
          {refusal.remedy}
        </Alert>
      ) : null}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" busy={busy} disabled={!read.ok || changed.length === 0}>
          Save
        </Button>
        <Button onClick={onDone}>Leave as it is</Button>
        <p className="text-sm text-muted" role="status">
          {standOf(read.ok, changed.length)}
        </p>
      </div>
    </form>
  );
}

function standOf(readable: boolean, changed: number): string {
  if (!readable) return 'Correct what is marked.';
  return changed === 0 ? 'Nothing changed.' : `${changed} changed, not saved yet.`;
}
