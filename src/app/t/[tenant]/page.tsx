import { redirect } from 'next/navigation';
import { showTenant } from '@/features/tenants/queries';
import { callOrNotFound } from '@/platform/operations/page-caller';

/** The first area that the member may open: the dashboard for who owns figures, the pipeline for reps and delivery. */
export default async function TenantHome({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params;
  const { areas, actor } = await callOrNotFound(showTenant, tenant, {});
  const home = actor.role === 'REP' ? 'pipeline' : (areas[0] ?? 'pipeline');
  redirect(`/t/${tenant}/${home}`);
}
