import { redirect } from 'next/navigation';
import { runsSeveral } from '@/domain/portfolio/who';
import { companiesOf } from '@/platform/auth/memberships';
import { signedInOrRedirect } from '@/platform/operations/page-caller';

/** Where a visit begins: the dashboard of the only company, the portfolio of who runs several, the choice between several, or sign-in. */
export default async function StartPage() {
  const user = await signedInOrRedirect();
  const companies = await companiesOf(user.userId);
  if (runsSeveral(companies)) redirect('/portfolio');
  const [first, ...others] = companies;
  redirect(first && others.length === 0 ? `/t/${first.slug}` : '/companies');
}
