import { CircleAlert } from 'lucide-react';
import Link from 'next/link';
import type { Need } from '@/domain/portfolio/needs';
import { cn } from '@/ui/class-names';
import { needSaid } from '../need-words';
import type { CompanyStanding } from '../queries';

type Props = { slug: string; company: string; standing: CompanyStanding };

/** Red items, then amber ones; each leads to the list that it counts. Alarms of KPIs stand at their figures. */
export function NeedList({ slug, company, standing }: Props) {
  const needs = standing.needs.filter(({ id }) => id !== 'kpi_alarm');
  if (standing.needs.length === 0) return <p className="text-sm text-muted">Nothing needs you here.</p>;
  if (needs.length === 0) return null;
  return (
    <ul aria-label={`What needs you in ${company}`} className="flex flex-wrap gap-1.5">
      {needs.map((need) => (
        <li key={need.id}>
          <NeedChip slug={slug} need={need} standing={standing} />
        </li>
      ))}
    </ul>
  );
}

const TONE = {
  act: 'border-act-line bg-act-soft text-act',
  look: 'border-look-line bg-look-soft text-look',
};

function NeedChip({ slug, need, standing }: { slug: string; need: Need; standing: CompanyStanding }) {
  const { text, href } = needSaid(slug, need, standing);
  return (
    <Link
      href={href}
      prefetch={false}
      className={cn(
        'inline-flex min-h-6 items-center gap-1 rounded-sm border px-1.5 text-xs font-medium no-underline hover:underline pointer-coarse:min-h-11 pointer-coarse:px-2.5',
        TONE[need.tone],
      )}
    >
      {need.tone === 'act' ? <CircleAlert aria-hidden className="size-3.5 shrink-0" /> : null}
      <span className="sr-only">{need.tone === 'act' ? 'Act: ' : 'Look: '}</span>
      {text}
    </Link>
  );
}
