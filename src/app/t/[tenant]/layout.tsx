import { cookies } from 'next/headers';
import Link from 'next/link';
import { Suspense, type ReactNode } from 'react';
import { paletteFrame } from '@/features/palette/entries';
import { PaletteLauncher } from '@/features/palette/components/palette-launcher';
import { NoticeBell } from '@/features/notices/components/bell';
import { areaItems, phoneItems } from '@/features/tenants/components/area-items';
import { STATE_WORDS } from '@/features/company-life/state-words';
import { ReadOnlyNotice } from '@/features/company-life/components/read-only-notice';
import { AsOfPicker } from '@/features/tenants/components/as-of-picker';
import { PastNotice } from '@/features/tenants/components/past-notice';
import { may } from '@/domain/access/permissions';
import { runsSeveral } from '@/domain/portfolio/who';
import { companiesOf } from '@/platform/auth/memberships';
import { ThemeSwitch } from '@/ui/controls/theme-switch';
import { instantText } from '@/ui/format/dates';
import { AppFrame } from '@/ui/layout/app-frame';
import { CompanySwitcher } from '@/ui/layout/company-switcher';
import { Freshness } from '@/ui/layout/freshness';
import { PersonMenu } from '@/ui/layout/person-menu';
import { parseTheme } from '@/ui/theme';
import { frameOf } from './frame';

type Props = { params: Promise<{ tenant: string }>; children: ReactNode };

const ROLE_NAMES = { CRO: 'CRO', CEO: 'CEO', REP: 'Sales rep', DELIVERY: 'Delivery', VIEWER: 'Board viewer' };

/** The frame of one company. It shows; each page below asks its own operations, which decide. */
export default async function TenantLayout({ params, children }: Props) {
  const { tenant: slug } = await params;
  const { tenant, state, actor, areas, freshness, today, unseen } = await frameOf(slug);
  const companies = actor.userId ? await companiesOf(actor.userId) : [];
  const several = runsSeveral(companies);
  const items = areaItems(slug, areas);
  const palette = paletteFrame({
    slug,
    places: items,
    companies,
    mayCreate: may(actor, 'deals.write'),
    searchable: may(actor.role, 'deals.read'),
    customerPages: may(actor.role, 'revenue.read'),
  });
  const theme = parseTheme((await cookies()).get('theme')?.value);
  return (
    <AppFrame
      homeHref={`/t/${slug}`}
      items={items}
      phoneItems={phoneItems(slug, areas)}
      switcher={
        <CompanySwitcher
          all={several ? { name: 'Portfolio', href: '/portfolio' } : undefined}
          companies={companies.map((company) => ({
            name: company.name,
            href: `/t/${company.slug}`,
            detail: [ROLE_NAMES[company.role], STATE_WORDS[company.state]].filter(Boolean).join(' · '),
            current: company.slug === slug,
          }))}
        />
      }
      asOf={
        <Suspense>
          <AsOfPicker today={today} zone={tenant.zone} />
        </Suspense>
      }
      search={<PaletteLauncher slug={slug} frame={palette} />}
      notices={<NoticeBell slug={slug} unseen={unseen} />}
      freshness={
        freshness ? (
          <Freshness
            text={`${freshness.fileName}, ${instantText(freshness.committedAt, tenant.zone)}`}
            href={`/t/${slug}/imports`}
          />
        ) : undefined
      }
      person={
        <PersonMenu name={actor.name} detail={ROLE_NAMES[actor.role]}>
          <ThemeSwitch initial={theme} />
          <Link className="floating-item" href={several ? '/portfolio' : '/companies'}>
            {several ? 'Portfolio' : 'My companies'}
          </Link>
          {may(actor, 'startGuide.write') ? (
            <Link className="floating-item" href={`/t/${slug}/start`}>
              Getting started
            </Link>
          ) : null}
          {areas.includes('reviews') ? (
            <>
              <Link className="floating-item" href="/companies/week">
                My week
              </Link>
              <Link className="floating-item" href={`/t/${slug}/settings/reviews`}>
                Calendar address
              </Link>
            </>
          ) : null}
          <Link className="floating-item" href={`/t/${slug}/settings/notices`}>
            What I hear of
          </Link>
          <Link className="floating-item" href="/sign-out">
            Sign out
          </Link>
        </PersonMenu>
      }
      banner={
        <>
          {tenant.isDemo ? (
            <p className="border-b bg-accent-soft px-4 py-1 text-center text-xs text-accent-strong">
              Demo company: made-up figures, yours to play with.
            </p>
          ) : null}
          <ReadOnlyNotice
            slug={slug}
            state={state}
            mayEnd={may(actor, state === 'leaving' ? 'tenant.keep' : 'tenant.archive')}
            mayExport={may(actor, 'tenant.export')}
          />
          <Suspense>
            <PastNotice slug={slug} zone={tenant.zone} />
          </Suspense>
        </>
      }
    >
      {children}
    </AppFrame>
  );
}
