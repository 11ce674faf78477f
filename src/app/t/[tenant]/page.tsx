import { redirect } from 'next/navigation';
import type { Role } from '@/domain/access/permissions';
import { showTenant, type Area } from '@/features/tenants/queries';
import { callOrNotFound } from '@/platform/operations/page-caller';

/** Where a role's own work is; who owns figures begins with the first area that he may open, the dashboard. */
const HOMES: Partial<Record<Role, Area>> = { REP: 'pipeline', DELIVERY: 'deployments' };

export default async function TenantHome({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params;
  const { areas, actor } = await callOrNotFound(showTenant, tenant, {});
  const home = HOMES[actor.role] ?? areas[0] ?? 'pipeline';
  redirect(`/t/${tenant}/${home}`);
}
