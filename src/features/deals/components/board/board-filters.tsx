import { withClocks, type Clocks } from '@/domain/values/clocks';
import { Button } from '@/ui/controls/button';
import { LinkButton } from '@/ui/controls/link-button';
import { TextField } from '@/ui/controls/text-field';
import { RepFilter } from '../rep-filter';

type Props = {
  slug: string;
  filter: { repId: string | null; search: string | null; clocks: Clocks };
  reps: readonly { id: string; name: string }[];
};

/** The table's filters without those that are the board's columns, in the same parameters of the address. */
export function BoardFilters({ slug, filter, reps }: Props) {
  const address = `/t/${slug}/pipeline/board`;
  return (
    <form role="search" action={address} className="flex flex-wrap items-end gap-3">
      {Object.entries(filter.clocks).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TextField
        className="w-full sm:w-60"
        label="Search deals and customers"
        hideLabel
        name="q"
        type="search"
        placeholder="Search deals, customers"
        defaultValue={filter.search ?? ''}
      />
      <RepFilter reps={reps} repId={filter.repId} />
      <Button type="submit">Filter</Button>
      {filter.repId || filter.search ? (
        <LinkButton variant="quiet" href={withClocks(address, filter.clocks)}>
          Clear
        </LinkButton>
      ) : null}
    </form>
  );
}
