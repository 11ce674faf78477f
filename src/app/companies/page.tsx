import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { PostForm } from '@/features/access/components/post-form';
import { STATE_WORDS } from '@/features/company-life/state-words';
import { ROLE_NAMES } from '@/features/members/components/role-names';
import { runsSeveral } from '@/domain/portfolio/who';
import { companiesOf } from '@/platform/auth/memberships';
import { signedInOrRedirect } from '@/platform/operations/page-caller';
import { Badge } from '@/ui/controls/badge';
import { EmptyState } from '@/ui/controls/empty-state';
import { CenteredPage } from '@/ui/layout/centered-page';

export const metadata: Metadata = { title: 'Your companies' };

/** The companies of who does not run several; he has the portfolio. */
export default async function CompaniesPage() {
  const user = await signedInOrRedirect();
  const companies = await companiesOf(user.userId);
  if (runsSeveral(companies)) redirect('/portfolio');
  return (
    <CenteredPage title="Your companies" lead={`Signed in as ${user.name}, ${user.email}.`}>
      {companies.length === 0 ? (
        <EmptyState
          title="You are not a member of a company"
          why={`Ask the person who runs yours here for an invitation to ${user.email}.`}
        />
      ) : (
        <ul className="flex flex-col divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
          {companies.map((company) => (
            <li key={company.slug}>
              <Link
                href={`/t/${company.slug}`}
                className="flex items-center justify-between gap-3 px-4 py-3 text-sm no-underline hover:bg-hover"
              >
                <span className="truncate font-medium">{company.name}</span>
                <span className="flex shrink-0 gap-2">
                  {company.state === 'active' ? null : (
                    <Badge tone="look">{STATE_WORDS[company.state]}</Badge>
                  )}
                  <Badge>{ROLE_NAMES[company.role]}</Badge>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      <p className="flex flex-wrap gap-x-4 gap-y-2 text-sm">
        {companies.length > 0 ? (
          <Link className="underline underline-offset-2" href="/companies/week">
            Your week of reviews
          </Link>
        ) : null}
        <Link className="underline underline-offset-2" href="/account">
          Password and sessions
        </Link>
      </p>
      <PostForm action="/api/auth/sign-out" submit="Sign out" variant="secondary" />
    </CenteredPage>
  );
}
