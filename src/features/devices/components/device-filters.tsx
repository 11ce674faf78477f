import Form from 'next/form';
import { Chip } from '@/ui/controls/chip';
import { TextField } from '@/ui/controls/text-field';
import { Button } from '@/ui/controls/button';
import { countText } from '@/ui/format/counts';
import { Toolbar } from '@/ui/layout/toolbar';
import { devicesHref, type DevicesView } from '../devices-address';
import { SHOW_NAMES } from '../devices-words';
import { DEVICE_SHOWS } from '../inputs';

type Props = {
  slug: string;
  view: DevicesView;
  /** The first device shown: it has the names of the customer and site that are chosen. */
  whose: { customer: string | null; site: string | null } | null;
  /** How many devices are nobody's. */
  unknown: number;
};

/** Which devices are shown: what they are, whose they are, a part of their number. */
export function DeviceFilters({ slug, view, whose, unknown }: Props) {
  return (
    <Toolbar
      label="Which devices"
      end={
        <Form action={`/t/${slug}/deployments/devices`} className="flex items-end gap-2">
          {view.asOf ? <input type="hidden" name="asOf" value={view.asOf} /> : null}
          {view.show === 'all' ? null : <input type="hidden" name="show" value={view.show} />}
          <TextField
            label="Serial number"
            hideLabel
            name="text"
            defaultValue={view.text}
            placeholder="Serial number"
          />
          <Button type="submit">Find</Button>
        </Form>
      }
    >
      {DEVICE_SHOWS.map((show) => (
        <Chip
          key={show}
          label={SHOW_NAMES[show]}
          value={show === 'unknown' && unknown > 0 ? countText(unknown) : undefined}
          selected={show === view.show}
          href={devicesHref(slug, view, { show })}
        />
      ))}
      {view.customerId ? (
        <Chip
          label="Customer"
          value={whose?.customer ?? 'without devices'}
          selected
          removeHref={devicesHref(slug, view, { customerId: null })}
        />
      ) : null}
      {view.deploymentId ? (
        <Chip
          label="Deployment"
          value={whose?.site ?? 'without devices'}
          selected
          removeHref={devicesHref(slug, view, { deploymentId: null })}
        />
      ) : null}
    </Toolbar>
  );
}
