'use client';

import Link from 'next/link';
import { usePathname, useSearchParams } from 'next/navigation';
import { readClocks } from '@/domain/values/clocks';
import { instantText } from '@/ui/format/dates';

/** The areas that recorded history turns to the past. */
const AREAS = ['pipeline', 'deals', 'forecast', 'audit'];

/** Says above the page that it shows the past, where nothing can be changed, and leads back. */
export function PastNotice({ slug, zone }: { slug: string; zone: string }) {
  const path = usePathname();
  const params = useSearchParams();
  const { knownAt } = readClocks(Object.fromEntries(params));
  if (!knownAt) return null;
  const area = path.slice(`/t/${slug}/`.length).split('/')[0] ?? '';
  const now = new URLSearchParams(params);
  now.delete('knownAt');
  now.delete('asOf');
  now.delete('after');
  const query = now.toString();
  return (
    <p
      className="no-print border-b border-look-line bg-look-soft px-4 py-1 text-center text-xs text-look"
      role="status"
    >
      {AREAS.includes(area)
        ? `What was known on ${instantText(knownAt, zone)}. Nothing can be changed here. `
        : 'This page shows what is known now. '}
      <Link className="font-semibold underline" href={query === '' ? path : `${path}?${query}`}>
        Back to today
      </Link>
    </p>
  );
}
