import { LeadershipNote } from '@/features/discipline/components/leadership-note';
import { showDiscipline } from '@/features/discipline/queries';
import { boardShow } from '@/features/board/queries';
import { kpiHref } from '@/features/kpis/kpi-address';
import type { BoardKpi } from '@/domain/board/page';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { callForPage, callOrNotFound } from '@/platform/operations/page-caller';
import { SparkLine } from '@/ui/charts/spark-line';
import { LinkButton } from '@/ui/controls/link-button';
import { Section } from '@/ui/layout/section';
import { StatCard } from '@/ui/layout/stat-card';

/** How the running month stands, from its board page: the KPIs with their verdicts, and what leadership does for them. */
export async function MonthSoFar({ slug, today }: { slug: string; today: CalendarDate }) {
  const month = today.slice(0, 7);
  const { leadership } = await callOrNotFound(showDiscipline, slug, { months: 1 });
  const shown = await callForPage(boardShow, slug, { month });
  const page = shown.ok ? shown.value.page : null;
  return (
    <Section
      title={page ? `${page.month.name} so far` : 'So far'}
      actions={
        <>
          <LinkButton href={`/t/${slug}/board/discipline`}>Discipline</LinkButton>
          <LinkButton href={`/t/${slug}/board/${month}`}>Board page</LinkButton>
        </>
      }
    >
      <LeadershipNote leadership={leadership} />
      <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-4">
        {page?.kpis.map((kpi) => (
          <StatCard
            key={kpi.id}
            label={kpi.label}
            value={kpi.value.text}
            reason={kpi.reason}
            target={kpi.target ? `target ${kpi.target.text}` : undefined}
            beside={kpi.beside}
            spark={<Trend kpi={kpi} />}
            sentence={kpi.sentence ?? (kpi.figuresSay === '' ? kpi.verdict.text : kpi.figuresSay)}
            alarm={alarmOf(kpi)}
            href={kpiHref(slug, kpi.id)}
          />
        ))}
      </div>
    </Section>
  );
}

function Trend({ kpi: { id, label, trend } }: { kpi: BoardKpi }) {
  return (
    <SparkLine
      values={trend.map(({ amount }) => (amount === null ? null : Number(amount)))}
      shape={id === 'nnarr' ? 'bars' : 'line'}
      label={`${label}: ${trend.map((point) => `${point.label} ${point.text}`).join(', ')}`}
    />
  );
}

function alarmOf({ verdict }: BoardKpi): { tone: 'act' | 'look'; text: string } | null {
  if (verdict.state === 'act') return { tone: 'act', text: 'Act' };
  return verdict.state === 'look' ? { tone: 'look', text: 'Look' } : null;
}
