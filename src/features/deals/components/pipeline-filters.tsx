import { OPEN_STAGES, STAGE_LABELS } from '@/domain/deals/stages';
import { Button } from '@/ui/controls/button';
import { LinkButton } from '@/ui/controls/link-button';
import { SelectField } from '@/ui/controls/select-field';
import { TextField } from '@/ui/controls/text-field';

export type PipelineAddress = {
  outcome: 'open' | 'won' | 'lost';
  stage: string | null;
  rep: string | null;
  search: string | null;
  sort: string | null;
  descending: boolean;
  asOf: string | null;
  knownAt: string | null;
};

/** A plain GET form: the view is its address, so it can be sent to somebody and works without scripts. */
export function PipelineFilters({
  slug,
  address,
  reps,
}: {
  slug: string;
  address: PipelineAddress;
  reps: readonly { id: string; name: string }[];
}) {
  const filtered = Boolean(address.stage ?? address.rep ?? address.search);
  return (
    <form role="search" action={`/t/${slug}/pipeline`} className="flex flex-wrap items-end gap-3">
      <input type="hidden" name="outcome" value={address.outcome} />
      {address.asOf ? <input type="hidden" name="asOf" value={address.asOf} /> : null}
      {address.knownAt ? <input type="hidden" name="knownAt" value={address.knownAt} /> : null}
      {address.sort ? <input type="hidden" name="sort" value={address.sort} /> : null}
      {address.descending ? <input type="hidden" name="desc" value="1" /> : null}
      <TextField
        className="w-full sm:w-60"
        label="Search deals and customers"
        hideLabel
        name="q"
        type="search"
        placeholder="Search deals, customers"
        defaultValue={address.search ?? ''}
      />
      <SelectField
        label="Stage"
        hideLabel
        name="stage"
        defaultValue={address.stage ?? ''}
        options={[
          { value: '', label: 'All stages' },
          ...OPEN_STAGES.map((stage) => ({ value: stage, label: STAGE_LABELS[stage] })),
        ]}
      />
      {reps.length > 0 ? (
        <SelectField
          label="Rep"
          hideLabel
          name="rep"
          defaultValue={address.rep ?? ''}
          options={[
            { value: '', label: 'All reps' },
            ...reps.map((rep) => ({ value: rep.id, label: rep.name })),
          ]}
        />
      ) : null}
      <Button type="submit">Filter</Button>
      {filtered ? (
        <LinkButton variant="quiet" href={`/t/${slug}/pipeline?outcome=${address.outcome}`}>
          Clear
        </LinkButton>
      ) : null}
    </form>
  );
}
