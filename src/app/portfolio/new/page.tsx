import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import Link from 'next/link';
import { PostForm } from '@/features/access/components/post-form';
import { companiesOf } from '@/platform/auth/memberships';
import { pageNotice } from '@/platform/auth/page-notice';
import { findTenant } from '@/platform/auth/tenants';
import { signedInOrRedirect } from '@/platform/operations/page-caller';
import { EmptyState } from '@/ui/controls/empty-state';
import { SelectField } from '@/ui/controls/select-field';
import { CenteredPage } from '@/ui/layout/centered-page';

export const metadata: Metadata = { title: 'New company' };

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
].map((label, place) => ({ value: String(place + 1), label }));
const same = (values: readonly string[]) => values.map((value) => ({ value, label: value }));

/** Another company for whoever is CRO of one. Its currency and zone begin as those of his first. */
export default async function NewCompanyPage() {
  const me = await signedInOrRedirect();
  const mine = (await companiesOf(me.userId)).filter(({ role }) => role === 'CRO');
  const first = mine[0] ? await findTenant(mine[0].slug) : null;
  return (
    <CenteredPage
      title="New company"
      lead={first ? 'You are its CRO. What comes next is five steps to the first review.' : undefined}
    >
      {first ? (
        <PostForm
          action="/api/companies"
          submit="Create company"
          told={await pageNotice()}
          // A form of its own each time: sent twice, it makes one company.
          hidden={{ key: randomUUID() }}
          fields={[
            { name: 'name', label: 'Name', autoComplete: 'off', autoFocus: true },
            {
              name: 'slug',
              label: 'Address',
              autoComplete: 'off',
              required: false,
              hint: 'Small letters, digits and hyphens. Left empty, it is made of the name.',
            },
          ]}
        >
          <SelectField
            name="currency"
            label="Currency"
            hint="Of its figures. It cannot be changed later."
            defaultValue={first.currency}
            options={same(Intl.supportedValuesOf('currency'))}
          />
          <SelectField
            name="zone"
            label="Time zone"
            hint="Where its day begins."
            defaultValue={first.zone}
            options={same([...new Set([first.zone, 'UTC', ...Intl.supportedValuesOf('timeZone')])])}
          />
          <SelectField name="fiscalStartMonth" label="Fiscal year begins in" options={MONTHS} />
          <SelectField
            name="fiscalCalendar"
            label="Quarters"
            options={[
              { value: 'months', label: 'Three calendar months' },
              { value: 'weeks', label: 'Thirteen weeks (4-4-5)' },
            ]}
          />
        </PostForm>
      ) : (
        <EmptyState
          title="A company is made by a CRO"
          why="Whoever is CRO of one makes the next here. Ask whoever runs Commitpoint for you to make your first."
        />
      )}
      <p className="text-sm">
        <Link className="underline underline-offset-2" href="/portfolio">
          Your companies
        </Link>
      </p>
    </CenteredPage>
  );
}
