import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { may } from '@/domain/access/permissions';
import { readiness } from '@/features/reviews/queries-preparation';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { frameOf } from '../../../frame';

type Props = { params: Promise<{ tenant: string; review: string }>; children: ReactNode };

/** Who prepares nothing, or may not see this review, gets the not-found answer before anything streams. */
export default async function PrepareLayout({ params, children }: Props) {
  const { tenant: slug, review: reviewId } = await params;
  const { actor } = await frameOf(slug);
  if (!may(actor, 'reviews.prepare')) notFound();
  await callOrNotFound(readiness, slug, { reviewId });
  return children;
}
