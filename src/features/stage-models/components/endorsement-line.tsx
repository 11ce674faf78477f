import { BadgeCheck, CircleDashed } from 'lucide-react';
import Link from 'next/link';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { dateText } from '@/ui/format/dates';

type Props = {
  slug: string;
  version: number;
  signature: { name: string; signedOn: CalendarDate } | null;
  mayEndorse: boolean;
};

/** Who endorsed the stage model in force, for everybody who reads its figures: "Endorsed by Mara Lind, 3 Nov 2026, version 2". */
export function EndorsementLine({ slug, version, signature, mayEndorse }: Props) {
  const Icon = signature ? BadgeCheck : CircleDashed;
  return (
    <p className="flex flex-wrap items-center gap-x-1.5 gap-y-0.5 text-xs text-muted">
      <Icon aria-hidden className="size-3.5 shrink-0" />
      <Link href={`/t/${slug}/settings`}>Stage model</Link>
      <span>
        {signature
          ? `endorsed by ${signature.name}, ${dateText(signature.signedOn)}, version ${version}`
          : `version ${version}, not endorsed yet`}
      </span>
      {!signature && mayEndorse ? <Link href={`/t/${slug}/home`}>Endorse it</Link> : null}
    </p>
  );
}
