import type { Metadata } from 'next';
import Link from 'next/link';
import { WeekBoard } from '@/features/reviews/components/week/week-board';
import { weekOf } from '@/features/reviews/queries-week';
import { companiesOf } from '@/platform/auth/memberships';
import { now } from '@/platform/clock/clock';
import { sessionToken, signedInOrRedirect } from '@/platform/operations/page-caller';
import { EmptyState } from '@/ui/controls/empty-state';
import { LinkButton } from '@/ui/controls/link-button';
import { PageHeader } from '@/ui/layout/page-header';

export const metadata: Metadata = { title: 'Your week' };

/** The reviews of all companies that a person is a member of. Each is read by itself, with his right there. */
export default async function WeekPage() {
  const me = await signedInOrRedirect();
  const token = await sessionToken();
  const companies = await companiesOf(me.userId);
  const weeks = await weekOf(companies.map(({ slug }) => ({ kind: 'session', token, tenantSlug: slug })));
  const [first] = weeks;
  return (
    <main className="mx-auto flex w-full max-w-6xl flex-col gap-6 px-4 py-8">
      <PageHeader
        title="Your week"
        lead="The reviews of your companies: what is on, what comes next, who is ready."
        eyebrow={
          <Link href="/companies" className="underline underline-offset-2">
            My companies
          </Link>
        }
      />
      {first ? (
        <WeekBoard weeks={weeks} now={now()} zone={first.zone} />
      ) : (
        <EmptyState
          title="No reviews to see"
          why="You are not a member of a company whose reviews you may see. Ask the person who runs yours here."
          action={<LinkButton href="/companies">My companies</LinkButton>}
        />
      )}
    </main>
  );
}
