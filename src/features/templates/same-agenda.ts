import { canonical } from '@/domain/values/canonical';
import type { Templates } from './queries';

/** Whether two companies go through the same hour: then there is nothing to copy. */
export function sameAgenda(one: Pick<Templates, 'agenda'>, other: Pick<Templates, 'agenda'>): boolean {
  const text = ({ agenda }: Pick<Templates, 'agenda'>) =>
    canonical(
      agenda.items.map(({ key, title, minutes }) => ({ key, title, minutes })),
      'items',
    );
  return text(one) === text(other);
}
