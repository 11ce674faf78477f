import Link from 'next/link';
import { may } from '@/domain/access/permissions';
import type { PortfolioCompany } from '../queries';

/** A company that has none of its KPIs yet: said in a line instead of four times, with the way to begin. */
export function NoFigures({ company: { slug, role } }: { company: Pick<PortfolioCompany, 'slug' | 'role'> }) {
  return (
    <p className="text-sm text-muted">
      No figures yet: they are made of contracts and deployments.{' '}
      {may(role, 'startGuide.write') ? (
        <Link
          href={`/t/${slug}/start`}
          prefetch={false}
          className="underline underline-offset-2 pointer-coarse:inline-block pointer-coarse:py-2"
        >
          Getting started
        </Link>
      ) : null}
    </p>
  );
}
