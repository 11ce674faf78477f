import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { frameOf } from '../frame';

type Props = { params: Promise<{ tenant: string }>; children: ReactNode };

/** Who may not see the KPIs gets the not-found answer before anything streams. */
export default async function DashboardLayout({ params, children }: Props) {
  const { tenant } = await params;
  const { areas } = await frameOf(tenant);
  if (!areas.includes('dashboard')) notFound();
  return children;
}
