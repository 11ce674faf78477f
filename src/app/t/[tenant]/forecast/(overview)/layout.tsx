import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { frameOf } from '../../frame';

type Props = { params: Promise<{ tenant: string }>; children: ReactNode };

/** Who may not see the forecast gets the not-found answer before anything streams. */
export default async function ForecastLayout({ params, children }: Props) {
  const { tenant } = await params;
  const { areas } = await frameOf(tenant);
  if (!areas.includes('forecast')) notFound();
  return children;
}
