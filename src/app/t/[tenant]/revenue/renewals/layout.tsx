import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { frameOf } from '../../frame';

type Props = { params: Promise<{ tenant: string }>; children: ReactNode };

/** Who may not see revenue gets the not-found answer before anything streams. */
export default async function RenewalsLayout({ params, children }: Props) {
  const { tenant } = await params;
  const { areas } = await frameOf(tenant);
  if (!areas.includes('revenue')) notFound();
  return children;
}
