import type { CalendarDate } from '@/domain/values/calendar-date';
import { DeskCard } from '@/features/kpis/components/overview/desk-card';
import { deskLines } from '@/features/kpis/desk-lines';
import { deskQuery } from '@/features/kpis/queries-desk';
import { callOrNotFound } from '@/platform/operations/page-caller';

/** Counted apart from the figures, which need not wait for it. */
export async function DashboardDesk({ slug, asOf }: { slug: string; asOf?: CalendarDate }) {
  const desk = await callOrNotFound(deskQuery, slug, { asOf });
  return <DeskCard lines={deskLines(slug, desk, asOf)} />;
}
