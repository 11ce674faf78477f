import { SelectField } from '@/ui/controls/select-field';

type Props = { reps: readonly { id: string; name: string }[]; repId: string | null };

/** Whose deals, on the table and on the board; nothing for who sees his own only. */
export function RepFilter({ reps, repId }: Props) {
  if (reps.length === 0) return null;
  return (
    <SelectField
      label="Rep"
      hideLabel
      name="rep"
      defaultValue={repId ?? ''}
      options={[{ value: '', label: 'All reps' }, ...reps.map((rep) => ({ value: rep.id, label: rep.name }))]}
    />
  );
}
