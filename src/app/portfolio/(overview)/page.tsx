import type { Metadata } from 'next';
import Link from 'next/link';
import { KpiStrip } from '@/features/kpis/components/kpi-strip';
import { CompanyPart } from '@/features/portfolio/components/company-part';
import { companyPage } from '@/features/portfolio/company-pages';
import { NoFigures } from '@/features/portfolio/components/no-figures';
import { OtherCompanies } from '@/features/portfolio/components/other-companies';
import { RestingList } from '@/features/portfolio/components/resting-list';
import { TodayList } from '@/features/portfolio/components/today-list';
import { UnreadPart } from '@/features/portfolio/components/unread-part';
import { portfolioOf, type Portfolio } from '@/features/portfolio/queries';
import { may } from '@/domain/access/permissions';
import { companiesOf } from '@/platform/auth/memberships';
import { sessionToken, signedInOrRedirect } from '@/platform/operations/page-caller';
import { EmptyState } from '@/ui/controls/empty-state';
import { LinkButton } from '@/ui/controls/link-button';
import { countOf, countText } from '@/ui/format/counts';
import { PageHeader } from '@/ui/layout/page-header';
import { Pagination } from '@/ui/layout/pagination';
import { Section } from '@/ui/layout/section';

export const metadata: Metadata = { title: 'Portfolio' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** All companies of the person who runs them: each is read by itself, with his right there. */
export default async function PortfolioPage({ searchParams }: Props) {
  const me = await signedInOrRedirect();
  const token = await sessionToken();
  const memberships = await companiesOf(me.userId);
  const own = memberships.filter(({ role }) => may(role, 'portfolio.read'));
  const { unread, companies, resting } = await portfolioOf(
    own.map(({ slug, name }) => ({
      caller: { kind: 'session', token, tenantSlug: slug },
      company: name,
    })),
  );
  const { page: asked } = await searchParams;
  const page = companyPage(companies, typeof asked === 'string' ? asked : null);
  const atWork = unread.length + companies.length;
  const shown = atWork + resting.length > 0;
  return (
    <main className="mx-auto flex w-full max-w-6xl flex-col gap-6 px-4 py-6">
      <PageHeader
        title="Portfolio"
        lead={shown ? leadOf(atWork, companies) : undefined}
        actions={
          <>
            <LinkButton href="/companies/week" variant="secondary">
              Your week
            </LinkButton>
            {memberships.some(({ role }) => role === 'CRO') ? (
              <LinkButton href="/portfolio/new" variant="primary">
                New company
              </LinkButton>
            ) : null}
          </>
        }
      />
      {shown ? (
        <>
          <TodayList companies={companies} unread={unread} />
          <div id="companies">
            <Section
              title="Companies"
              lead={
                atWork > 1
                  ? 'Whoever needs you most comes first: a meeting that is on, then red items, then amber ones.'
                  : undefined
              }
            >
              {unread.map((company) => (
                <UnreadPart key={company.slug} company={company} />
              ))}
              {page.companies.map((company) => (
                <CompanyPart
                  key={company.slug}
                  company={company}
                  kpis={
                    <KpiStrip
                      slug={company.slug}
                      company={company.company}
                      result={company.standing.kpis}
                      empty={<NoFigures company={company} />}
                    />
                  }
                />
              ))}
              {page.previous === null && page.next === null ? null : (
                <Pagination
                  summary={`${countText(page.from + 1)}–${countText(page.from + page.companies.length)} of ${countOf(companies.length, 'company', 'companies')}`}
                  previousHref={page.previous === null ? null : pageHref(page.previous)}
                  nextHref={page.next === null ? null : pageHref(page.next)}
                />
              )}
              <RestingList companies={resting} />
            </Section>
          </div>
        </>
      ) : (
        <EmptyState
          title="No companies to run yet"
          why="Here the companies that you run as CRO or CEO stand beside each other: their KPIs, what needs you, the next meetings and the days left."
          action={<LinkButton href="/companies">My companies</LinkButton>}
        />
      )}
      <OtherCompanies companies={memberships.filter(({ role }) => !may(role, 'portfolio.read'))} />
      <p className="flex flex-wrap gap-x-4 gap-y-2 border-t pt-4 text-sm text-muted">
        <span>
          Signed in as {me.name}, {me.email}.
        </span>
        <Link className="underline underline-offset-2" href="/account">
          Password and sessions
        </Link>
        <Link className="underline underline-offset-2" href="/sign-out">
          Sign out
        </Link>
      </p>
    </main>
  );
}

function pageHref(page: number): string {
  return `/portfolio?page=${page}#companies`;
}

function leadOf(atWork: number, companies: Portfolio['companies']): string {
  const called = companies.filter(({ standing }) => standing.needs.some(({ tone }) => tone === 'act')).length;
  const some = atWork === 1 ? 'something to act on' : `${countText(called)} with something to act on`;
  return `${countOf(atWork, 'company', 'companies')}, ${called === 0 ? 'nothing to act on' : some}.`;
}
