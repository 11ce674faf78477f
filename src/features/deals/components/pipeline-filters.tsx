import type { StageId } from '@/domain/deals/deal';
import { OPEN_STAGES } from '@/domain/deals/stages';
import { Button } from '@/ui/controls/button';
import { LinkButton } from '@/ui/controls/link-button';
import { SelectField } from '@/ui/controls/select-field';
import { TextField } from '@/ui/controls/text-field';
import type { PipelineAddress } from '../pipeline-address';
import { writeColumns } from '../table-columns';
import { RepFilter } from './rep-filter';

/** A plain GET form: the view is its address, so it can be sent to somebody and works without scripts. */
export function PipelineFilters({
  slug,
  address,
  labels,
  reps,
}: {
  slug: string;
  address: PipelineAddress;
  labels: Readonly<Record<StageId, string>>;
  reps: readonly { id: string; name: string }[];
}) {
  const columns = writeColumns(address.columns);
  const filtered = Boolean(address.stage ?? address.rep ?? address.search);
  return (
    <form role="search" action={`/t/${slug}/pipeline`} className="flex flex-wrap items-end gap-3">
      <input type="hidden" name="outcome" value={address.outcome} />
      {address.asOf ? <input type="hidden" name="asOf" value={address.asOf} /> : null}
      {address.knownAt ? <input type="hidden" name="knownAt" value={address.knownAt} /> : null}
      {address.sort ? <input type="hidden" name="sort" value={address.sort} /> : null}
      {address.descending ? <input type="hidden" name="desc" value="1" /> : null}
      {columns ? <input type="hidden" name="cols" value={columns} /> : null}
      {address.view ? <input type="hidden" name="view" value={address.view} /> : null}
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
          ...OPEN_STAGES.map((stage) => ({ value: stage, label: labels[stage] })),
        ]}
      />
      <RepFilter reps={reps} repId={address.rep} />
      <Button type="submit">Filter</Button>
      {filtered ? (
        <LinkButton variant="quiet" href={`/t/${slug}/pipeline?outcome=${address.outcome}`}>
          Clear
        </LinkButton>
      ) : null}
    </form>
  );
}
