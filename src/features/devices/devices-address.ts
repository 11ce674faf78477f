import { idInput } from '@/domain/values/schemas';
import { readClocks, withClocks, type Clocks } from '@/domain/values/clocks';
import { DEVICE_SHOWS, type DeviceShow } from './inputs';

/** What the page of devices shows, as its address says it. */
export type DevicesView = Clocks & {
  show: DeviceShow;
  customerId: string | null;
  deploymentId: string | null;
  text: string;
  after: string | null;
};

/** What cannot be read is left out. */
export function readDevicesView(raw: Record<string, string | string[] | undefined>): DevicesView {
  const { asOf } = readClocks(raw);
  const one = (name: string) => (typeof raw[name] === 'string' ? raw[name] : null);
  const id = (name: string) => idInput.safeParse(one(name)).data ?? null;
  return {
    ...(asOf ? { asOf } : {}),
    show: DEVICE_SHOWS.find((each) => each === one('show')) ?? 'all',
    customerId: id('customer'),
    deploymentId: id('deployment'),
    text: (one('text') ?? '').trim().slice(0, 200),
    after: one('after')?.slice(0, 200) ?? null,
  };
}

/** The address of a view with some of it changed; another filter begins at the first page. */
export function devicesHref(slug: string, view: DevicesView, changes: Partial<DevicesView> = {}): string {
  const next = { ...view, after: null, ...changes };
  const params = new URLSearchParams();
  if (next.show !== 'all') params.set('show', next.show);
  if (next.customerId) params.set('customer', next.customerId);
  if (next.deploymentId) params.set('deployment', next.deploymentId);
  if (next.text) params.set('text', next.text);
  if (next.after) params.set('after', next.after);
  const query = params.toString();
  return withClocks(`/t/${slug}/deployments/devices${query ? `?${query}` : ''}`, { asOf: next.asOf });
}
