'use client';

import type { DeviceRow, Place } from '@/data/devices';
import { Button } from '@/ui/controls/button';
import { FormDialog } from '@/ui/controls/form-dialog';
import { formText } from '@/ui/controls/form-text';
import { SelectField } from '@/ui/controls/select-field';
import { toast } from '@/ui/controls/toast';
import { countOf } from '@/ui/format/counts';
import { attachDevicesAction } from '../actions';

type Props = {
  slug: string;
  devices: readonly Pick<DeviceRow, 'id' | 'version' | 'serial'>[];
  places: readonly Place[];
  onDone: () => void;
};

const NOBODY = 'nobody';

/** Says whose the chosen devices are. */
export function AttachDialog({ slug, devices, places, onDone }: Props) {
  const which = devices.length === 1 ? devices[0]?.serial : countOf(devices.length, 'device');
  if (devices.length === 0) {
    return (
      <Button size="small" disabled>
        Attach
      </Button>
    );
  }
  return (
    <FormDialog
      title={`Whose ${devices.length === 1 ? 'is' : 'are'} ${which}?`}
      description="A deployment says whose they are and which site; a customer alone will do."
      trigger={
        <Button size="small" variant="primary">
          Attach {countOf(devices.length, 'device')}
        </Button>
      }
      submit="Attach"
      act={async (form) => {
        const place = formText(form, 'place');
        if (!place) return { message: 'Choose a customer or a deployment.' };
        const result = await attachDevicesAction(slug, {
          devices: devices.map(({ id, version }) => ({ deviceId: id, version })),
          ...idsOf(place, places),
        });
        if (!result.ok) return result.refusal;
        const { before, place: name } = result.value;
        toast({
          title: name
            ? `${countOf(before.length, 'device')} attached to ${name}`
            : `${countOf(before.length, 'device')} taken from the customer`,
          undo: () => putBack(slug, before),
        });
        onDone();
        return null;
      }}
    >
      <SelectField
        label="Customer and site"
        name="place"
        placeholder="Choose…"
        defaultValue=""
        options={[
          ...places.map((place) => ({
            value: valueOf(place),
            label: place.site ? `${place.customer} · ${place.site}` : place.customer,
          })),
          { value: NOBODY, label: 'Nobody’s' },
        ]}
      />
    </FormDialog>
  );
}

function valueOf({ customerId, deploymentId }: Place): string {
  return deploymentId ?? customerId;
}

function idsOf(value: string, places: readonly Place[]) {
  const place = places.find((one) => valueOf(one) === value);
  return { customerId: place?.customerId ?? null, deploymentId: place?.deploymentId ?? null };
}

type Before = { deviceId: string; version: number; customerId: string | null; deploymentId: string | null };

/** Each device back to where it was, those of one place together. */
async function putBack(slug: string, before: readonly Before[]): Promise<void> {
  const groups = new Map<string, Before[]>();
  for (const one of before) {
    const key = `${one.customerId} ${one.deploymentId}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  for (const group of groups.values()) {
    const [{ customerId, deploymentId } = { customerId: null, deploymentId: null }] = group;
    const devices = group.map(({ deviceId, version }) => ({ deviceId, version }));
    const result = await attachDevicesAction(slug, { devices, customerId, deploymentId });
    if (!result.ok) toast({ tone: 'act', title: result.refusal.message, description: result.refusal.remedy });
  }
}
