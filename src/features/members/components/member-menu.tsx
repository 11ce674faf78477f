'use client';

import { Ellipsis } from 'lucide-react';
import { ROLES, type Role } from '@/domain/access/permissions';
import { Button } from '@/ui/controls/button';
import { Menu } from '@/ui/controls/menu';
import { toast } from '@/ui/controls/toast';
import { changeRoleAction, removeMemberAction, revokeInvitationAction } from '../actions';
import { ROLE_NAMES } from './role-names';

type Told = { ok: true } | { ok: false; refusal: { message: string; remedy?: string } };

async function tell(result: Promise<Told>, done: string): Promise<void> {
  const outcome = await result;
  if (outcome.ok) toast({ title: done });
  else toast({ title: outcome.refusal.message, description: outcome.refusal.remedy, tone: 'act' });
}

/** What can be done with a member: another role, or out of the company. */
export function MemberMenu({
  slug,
  member,
  mayGive,
}: {
  slug: string;
  member: { userId: string; name: string; role: Role };
  mayGive: boolean;
}) {
  const { userId, name } = member;
  const changes = ROLES.filter((role) => role !== member.role).map((role) => ({
    kind: 'action' as const,
    label: `Make ${ROLE_NAMES[role]}`,
    onSelect: () => tell(changeRoleAction(slug, { userId, role }), `${name} is ${ROLE_NAMES[role]} now.`),
  }));
  return (
    <Menu
      align="end"
      trigger={
        <Button
          variant="quiet"
          size="icon"
          aria-label={`Change ${name}`}
          icon={<Ellipsis aria-hidden className="size-4" />}
        />
      }
      entries={[
        ...(mayGive ? [...changes, { kind: 'separator' as const }] : []),
        {
          kind: 'action',
          label: 'Remove from the company',
          danger: true,
          onSelect: () => tell(removeMemberAction(slug, { userId }), `${name} is no member any more.`),
        },
      ]}
    />
  );
}

export function RevokeButton({
  slug,
  invitation,
}: {
  slug: string;
  invitation: { id: string; email: string };
}) {
  const { id, email } = invitation;
  return (
    <Button
      variant="quiet"
      size="small"
      aria-label={`Take back the invitation of ${email}`}
      onClick={() =>
        void tell(
          revokeInvitationAction(slug, { invitationId: id }),
          `The invitation of ${email} is taken back.`,
        )
      }
    >
      Take back
    </Button>
  );
}
