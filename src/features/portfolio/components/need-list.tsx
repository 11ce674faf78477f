import { CircleAlert } from 'lucide-react';
import Link from 'next/link';
import { countText } from '@/ui/format/counts';
import type { Need } from '@/domain/portfolio/needs';
import { needSaid } from '../need-words';
import type { Portfolio } from '../queries';

type Props = { company: Portfolio['companies'][number] };

/** Red items, and quieter below them the amber ones; each leads to the list that it counts. Alarms of KPIs stand at their figures. */
export function NeedList({ company }: Props) {
  const all = company.standing.needs;
  const needs = all.filter(({ id }) => id !== 'kpi_alarm');
  if (all.length === 0) return <p className="text-sm text-muted">Nothing needs you here.</p>;
  if (needs.length === 0) return null;
  const look = needs.filter(({ tone }) => tone === 'look');
  return (
    <div className="flex flex-col gap-2">
      <Needs label="act on" company={company} needs={needs.filter(({ tone }) => tone === 'act')} />
      <div className="flex flex-wrap items-start gap-x-1.5 gap-y-1">
        <Needs label="look at" company={company} needs={look.slice(0, SHOWN)} />
        {look.length > SHOWN ? (
          <details className="open:w-full">
            <summary className="min-h-6 cursor-pointer py-1 text-xs text-muted pointer-coarse:min-h-11 pointer-coarse:py-3.5">
              {countText(look.length - SHOWN)} more to look at
            </summary>
            <Needs label="look at too" company={company} needs={look.slice(SHOWN)} />
          </details>
        ) : null}
      </div>
    </div>
  );
}

/** Amber ones beyond these are folded: what calls the reader must not drown in what may wait. */
const SHOWN = 4;

type RowProps = Props & { label: string; needs: readonly Need[] };

function Needs({ label, company, needs }: RowProps) {
  if (needs.length === 0) return null;
  return (
    <ul aria-label={`What to ${label} in ${company.company}`} className="flex flex-wrap gap-x-1.5 gap-y-1">
      {needs.map((need) => (
        <li key={need.id}>
          <NeedLink company={company} need={need} />
        </li>
      ))}
    </ul>
  );
}

const LOOKS = {
  act: 'rounded-sm border border-act-line bg-act-soft px-1.5 font-medium text-act pointer-coarse:px-2.5',
  look: 'pe-2 text-look',
};

function NeedLink({ company: { slug, role, standing }, need }: Props & { need: Need }) {
  const { text, href } = needSaid(slug, need, { ...standing, role });
  return (
    <Link
      href={href}
      prefetch={false}
      className={`inline-flex min-h-6 items-center gap-1 text-xs no-underline hover:underline pointer-coarse:min-h-11 ${LOOKS[need.tone]}`}
    >
      {need.tone === 'act' ? (
        <CircleAlert aria-hidden className="size-3.5 shrink-0" />
      ) : (
        <span aria-hidden className="size-1.5 shrink-0 rounded-full bg-look-fill" />
      )}
      <span className="sr-only">{need.tone === 'act' ? 'Act: ' : 'Look: '}</span>
      {text}
    </Link>
  );
}
