import { HandoffNotice } from '@/features/handoffs/components/handoff-notice';
import { handoffsQuery } from '@/features/handoffs/queries';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { frameOf } from '../frame';

/** The pipeline is a rep's first page: here he hears of the handoffs that he owes. */
export async function OwnHandoffs({ slug }: { slug: string }) {
  const { actor } = await frameOf(slug);
  if (actor.role !== 'REP') return null;
  const { counts } = await callOrNotFound(handoffsQuery, slug, { limit: 1 });
  return <HandoffNotice slug={slug} counts={counts} />;
}
