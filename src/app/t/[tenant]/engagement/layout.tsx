import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { may } from '@/domain/access/permissions';
import { frameOf } from '../frame';

type Props = { params: Promise<{ tenant: string }>; children: ReactNode };

/** Who may not read the engagement gets the not-found answer before anything streams. */
export default async function EngagementLayout({ params, children }: Props) {
  const { tenant } = await params;
  const { actor } = await frameOf(tenant);
  if (!may(actor.role, 'engagement.read')) notFound();
  return children;
}
