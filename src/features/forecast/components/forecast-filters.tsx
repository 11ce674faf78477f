import type { ForecastFilter } from '@/domain/forecast/filter';
import type { Clocks } from '@/domain/values/clocks';
import { Button } from '@/ui/controls/button';
import { Chip } from '@/ui/controls/chip';
import { LinkButton } from '@/ui/controls/link-button';
import { SelectField } from '@/ui/controls/select-field';
import { CATEGORY_NAMES } from '../category-names';
import { isFiltered, NONE, withFilter } from '../filter-address';

type Named = { id: string; name: string };
export type FilterChoices = {
  reps: readonly Named[];
  customers: readonly Named[];
  products: readonly Named[];
};

type Props = {
  /** The page itself, with what else its address says: `path?model=plain`. */
  path: string;
  filter: ForecastFilter;
  clock: Clocks;
  choices: FilterChoices;
};

/** The filter in words, for the page's first sentence and for paper; "" where everything is shown. */
export function filterWords(filter: ForecastFilter, { reps, customers, products }: FilterChoices): string {
  const named = (value: string | null, none: string, of: readonly Named[], other: string) =>
    value === null ? [] : [value === '' ? none : (of.find(({ id }) => id === value)?.name ?? other)];
  const words = [
    ...named(filter.repId, 'nobody’s deals', reps, 'one rep'),
    ...named(filter.customerId, 'deals without a customer', customers, 'one customer'),
    ...named(filter.product, 'deals without a product', products, filter.product ?? ''),
    ...CATEGORY_NAMES.flatMap(([category, name]) =>
      category === filter.category ? [name.toLowerCase()] : [],
    ),
  ];
  return words.length === 0 ? '' : `Only ${words.join(', ')}.`;
}

/** What part of the forecast is looked at. Links and a plain GET form: the view is its address, and works without scripts. */
export function ForecastFilters({ path, filter, clock, choices }: Props) {
  const { reps, customers, products } = choices;
  const href = (changed: Partial<ForecastFilter>) => withFilter(path, { ...filter, ...changed }, clock);
  return (
    <div className="no-print flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <nav aria-label="Category" className="flex flex-wrap gap-1.5">
        <Chip label="All" href={href({ category: null })} selected={filter.category === null} />
        {CATEGORY_NAMES.map(([category, name]) => (
          <Chip
            key={category}
            label={name}
            href={href({ category })}
            selected={filter.category === category}
          />
        ))}
      </nav>
      <form
        key={href({})}
        role="search"
        aria-label="Filter the forecast"
        action={new URL(path, 'http://address').pathname}
        className="grid w-full grid-cols-2 items-end gap-2 sm:flex sm:w-auto sm:flex-wrap"
      >
        <Kept path={path} filter={filter} clock={clock} />
        <ChoiceField
          label="Rep"
          name="rep"
          all="All reps"
          none="Nobody's"
          of={reps}
          value={filter.repId}
          other="One rep"
        />
        <ChoiceField
          label="Customer"
          name="customer"
          all="All customers"
          none="No customer"
          of={customers}
          value={filter.customerId}
          other="One customer"
        />
        <ChoiceField
          label="Product"
          name="product"
          all="All products"
          none="No product"
          of={products}
          value={filter.product}
          other={filter.product ?? ''}
        />
        <div className="flex gap-2">
          <Button type="submit">Filter</Button>
          {isFiltered(filter) ? (
            <LinkButton
              variant="quiet"
              href={href({ repId: null, customerId: null, product: null, category: null })}
            >
              Clear
            </LinkButton>
          ) : null}
        </div>
      </form>
    </div>
  );
}

/** What the form does not ask, and its address keeps. */
function Kept({ path, filter, clock }: Pick<Props, 'path' | 'filter' | 'clock'>) {
  const kept = [
    ...new URLSearchParams(path.split('?')[1] ?? ''),
    ['asOf', clock.asOf ?? ''] as const,
    ['knownAt', clock.knownAt ?? ''] as const,
    ['category', filter.category ?? ''] as const,
  ];
  return kept.map(([name, value]) =>
    value === '' ? null : <input key={name} type="hidden" name={name} value={value} />,
  );
}

type ChoiceProps = {
  label: string;
  name: string;
  all: string;
  /** What has none. */
  none: string;
  of: readonly Named[];
  value: string | null;
  /** A choice that is not in the list, or not any more: it is still what is shown. */
  other: string;
};

/** Nothing where there is nothing to choose. */
function ChoiceField({ label, name, all, none, of, value, other }: ChoiceProps) {
  if (of.length === 0 && value === null) return null;
  const options = [
    { value: '', label: all },
    ...of.map((choice) => ({ value: choice.id, label: choice.name })),
    { value: NONE, label: none },
  ];
  // Written in another way it is the same.
  const shown = value === '' ? NONE : (value ?? '');
  const known =
    options.find((option) => option.value === shown) ??
    options.find((option) => option.value.toLowerCase() === shown.toLowerCase());
  return (
    <SelectField
      label={label}
      hideLabel
      name={name}
      className="min-w-0 sm:w-40"
      defaultValue={known?.value ?? shown}
      options={known ? options : [...options, { value: shown, label: other }]}
    />
  );
}
