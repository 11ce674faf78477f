import type { DeviceShare } from '@/domain/devices/silent-churn';
import { ratioOf } from '@/domain/values/ratio';
import { countOf, countText } from '@/ui/format/counts';
import { percentOrReason } from '@/ui/format/ratio';

type Props = { share: DeviceShare; silentDays: number };

/** How many devices there are, never without the share of them that earns. */
export function ShareThatEarns({ share, silentDays }: Props) {
  const { devices, connected, earning } = share;
  const { text } = percentOrReason(ratioOf(BigInt(earning), BigInt(connected), 'none is connected'));
  return (
    <p>
      <strong className="font-semibold tabular-nums">{text}</strong> of the connected devices earn:{' '}
      {countText(earning)} of {countText(connected)} stand with customers who pay. Connected are{' '}
      {countText(connected)} of {countOf(devices, 'known device')}, those that reported within{' '}
      {countOf(silentDays, 'day')}.
    </p>
  );
}
