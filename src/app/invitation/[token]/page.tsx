import type { Metadata } from 'next';
import { PostForm } from '@/features/access/components/post-form';
import { ROLE_NAMES } from '@/features/members/components/role-names';
import { findInvitation, type FoundInvitation } from '@/platform/auth/invitations';
import { configuredProviderIds, PROVIDER_NAMES } from '@/platform/auth/identity-providers';
import type { Notice } from '@/platform/auth/notice';
import { pageNotice } from '@/platform/auth/page-notice';
import { MIN_PASSWORD_LENGTH } from '@/platform/auth/password-rules';
import { findSession, type SignedIn } from '@/platform/auth/sessions';
import { findUserByEmail } from '@/platform/auth/users';
import { sessionToken } from '@/platform/operations/page-caller';
import { buttonStyles } from '@/ui/controls/button-styles';
import { LinkButton } from '@/ui/controls/link-button';
import { CenteredPage } from '@/ui/layout/centered-page';

export const metadata: Metadata = { title: 'Invitation' };

/** The link itself is the right to see this page: it tells the company, the role and the invited address. */
export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const invitation = await findInvitation(token);
  if (!invitation) {
    return (
      <CenteredPage
        title="This invitation does not work any more"
        lead="It was used already, taken back, or is older than seven days. Ask for a new one."
      >
        <div>
          <LinkButton href="/">Go to your companies</LinkButton>
        </div>
      </CenteredPage>
    );
  }
  const me = await findSession(await sessionToken());
  const hasAccount = me !== null || (await findUserByEmail(invitation.email)) !== null;
  const by = invitation.inviter ? `${invitation.inviter} invites you` : 'You are invited';
  const told = await pageNotice();
  return (
    <CenteredPage
      title={`Join ${invitation.company}`}
      lead={`${by} as ${ROLE_NAMES[invitation.role]}, for ${invitation.email}.`}
    >
      {me ? (
        <AsUser {...{ token, invitation, me, told }} />
      ) : hasAccount ? (
        <ToSignIn token={token} />
      ) : (
        <AsNewUser {...{ token, invitation, told }} />
      )}
    </CenteredPage>
  );
}

type Common = { token: string; invitation: FoundInvitation; told: Notice | null };

function AsUser({ token, invitation, me, told }: Common & { me: SignedIn }) {
  if (me.email === invitation.email) {
    return <PostForm action="/api/auth/invitation" hidden={{ token }} submit="Accept" told={told} />;
  }
  return (
    <>
      <p className="text-sm">
        You are signed in as {me.email}. This invitation is for {invitation.email}.
      </p>
      <PostForm
        action="/api/auth/sign-out"
        hidden={{ next: `/invitation/${token}` }}
        submit="Sign out and go on"
        variant="secondary"
      />
    </>
  );
}

function ToSignIn({ token }: { token: string }) {
  return (
    <div>
      <LinkButton href={`/sign-in?next=${encodeURIComponent(`/invitation/${token}`)}`} variant="primary">
        Sign in to accept
      </LinkButton>
    </div>
  );
}

function AsNewUser({ token, invitation, told }: Common) {
  const next = encodeURIComponent(`/invitation/${token}`);
  return (
    <>
      <PostForm
        action="/api/auth/invitation"
        hidden={{ token }}
        submit="Accept and sign in"
        told={told}
        fields={[
          { name: 'name', label: 'Your name', autoComplete: 'name', defaultValue: invitation.name },
          {
            name: 'password',
            label: 'Password',
            type: 'password',
            autoComplete: 'new-password',
            hint: `${MIN_PASSWORD_LENGTH} characters or more.`,
            minLength: MIN_PASSWORD_LENGTH,
          },
        ]}
      />
      {configuredProviderIds().map((id) => (
        <a
          key={id}
          href={`/api/auth/sign-in/${id}?next=${next}`}
          className={buttonStyles({ variant: 'secondary' })}
        >
          Continue with {PROVIDER_NAMES[id]}
        </a>
      ))}
    </>
  );
}
