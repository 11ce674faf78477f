import { redirect } from 'next/navigation';
import { companiesOf } from '@/platform/auth/memberships';
import { signedInOrRedirect } from '@/platform/operations/page-caller';

/** Where a visit begins: the dashboard of the only company, the choice between several, or sign-in. */
export default async function StartPage() {
  const user = await signedInOrRedirect();
  const [first, ...others] = await companiesOf(user.userId);
  redirect(first && others.length === 0 ? `/t/${first.slug}` : '/companies');
}
