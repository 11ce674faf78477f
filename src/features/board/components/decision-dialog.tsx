'use client';

import { useOnTop } from '@/ui/controls/use-on-top';
import { Button } from '@/ui/controls/button';
import { DateField } from '@/ui/controls/date-field';
import { formText } from '@/ui/controls/form-text';
import { FormDialog } from '@/ui/controls/form-dialog';
import { SelectField } from '@/ui/controls/select-field';
import { TextAreaField } from '@/ui/controls/text-area-field';
import { changeDecisionAction, decideAction } from '../actions';
import type { BoardRoom } from '../queries';

type Row = BoardRoom['thisMonth'][number];
type Props = { slug: string; month: string; members: BoardRoom['members'] } & (
  { kind: 'decision' | 'action'; row?: undefined } | { row: Row; kind?: undefined }
);

const WORDS = { text: { label: 'What' }, dueOn: { label: 'Until' } };

/** Writes down a decision or an action, or says it in other words. */
export function DecisionDialog({ slug, month, members, kind: asked, row }: Props) {
  const kind = row?.kind ?? asked ?? 'decision';
  const onTop = useOnTop(row?.version ?? null);
  const noun = kind === 'action' ? 'action' : 'decision';
  const title = row
    ? `Change the ${noun}`
    : kind === 'action'
      ? 'Agree on an action'
      : 'Write down a decision';

  async function act(form: FormData) {
    const words = {
      text: formText(form, 'text') ?? '',
      ownerId: formText(form, 'ownerId'),
      dueOn: formText(form, 'dueOn'),
    };
    const result = row
      ? await changeDecisionAction(slug, {
          id: row.id,
          version: onTop.version(),
          ...words,
        })
      : await decideAction(slug, { month, kind, ...words });
    return result.ok ? null : onTop.told(result.refusal, words, WORDS);
  }

  return (
    <FormDialog
      title={title}
      description={
        kind === 'action'
          ? 'Somebody does it until a day. The next month opens with what became of it.'
          : undefined
      }
      trigger={
        <Button variant="quiet" size="small">
          {row ? 'Change' : kind === 'action' ? 'Add an action' : 'Add a decision'}
          {row ? <span className="sr-only">{row.text}</span> : null}
        </Button>
      }
      submit={row ? 'Save' : 'Add'}
      act={act}
    >
      <TextAreaField
        label={kind === 'action' ? 'What is done' : 'What is decided'}
        name="text"
        rows={2}
        maxLength={400}
        required
        defaultValue={row?.text}
      />
      <SelectField
        label="Who"
        name="ownerId"
        optional={kind === 'decision'}
        placeholder={kind === 'decision' ? 'Everybody' : 'Choose'}
        required={kind === 'action'}
        defaultValue={row?.ownerId ?? ''}
        options={members.map(({ userId, name }) => ({ value: userId, label: name }))}
      />
      <DateField
        label="Until"
        name="dueOn"
        optional={kind === 'decision'}
        required={kind === 'action'}
        defaultValue={row?.dueOn ?? ''}
      />
    </FormDialog>
  );
}
