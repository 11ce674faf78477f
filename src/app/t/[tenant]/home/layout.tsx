import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { frameOf } from '../frame';

type Props = { params: Promise<{ tenant: string }>; children: ReactNode };

/** Who has no such page gets the not-found answer before anything streams. */
export default async function HomeLayout({ params, children }: Props) {
  const { tenant } = await params;
  const { areas } = await frameOf(tenant);
  if (!areas.includes('home')) notFound();
  return children;
}
