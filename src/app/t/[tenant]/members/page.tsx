import type { Metadata } from 'next';
import { InviteDialog } from '@/features/members/components/invite-dialog';
import { MemberMenu, RevokeButton } from '@/features/members/components/member-menu';
import { ROLE_NAMES } from '@/features/members/components/role-names';
import { listMembers } from '@/features/members/queries';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { Badge } from '@/ui/controls/badge';
import { EmptyState } from '@/ui/controls/empty-state';
import { countOf } from '@/ui/format/counts';
import { instantText } from '@/ui/format/dates';
import { Card } from '@/ui/layout/card';
import { DataTable } from '@/ui/layout/data-table';
import { PageHeader } from '@/ui/layout/page-header';
import { Section } from '@/ui/layout/section';

export const metadata: Metadata = { title: 'People' };

export default async function MembersPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant: slug } = await params;
  const { me, mayGive, zone, members, invitations, freeReps } = await callOrNotFound(listMembers, slug, {});
  const day = (instant: string) => instantText(instant, zone);
  return (
    <>
      <PageHeader
        title="People"
        lead={`${countOf(members.length, 'member')}. A change of role acts at the person's next click.`}
        actions={mayGive ? <InviteDialog slug={slug} freeReps={freeReps} /> : undefined}
      />
      <Card flush>
        <DataTable
          caption="Members"
          rows={members}
          rowKey={(member) => member.userId}
          columns={[
            {
              key: 'name',
              header: 'Name',
              cell: (member) => (
                <>
                  {member.name} {member.userId === me ? <Badge>You</Badge> : null}
                </>
              ),
            },
            { key: 'email', header: 'E-mail', cell: (member) => member.email },
            { key: 'role', header: 'Role', cell: (member) => ROLE_NAMES[member.role] },
            { key: 'rep', header: 'Deals of', cell: (member) => member.rep ?? '–', hideOnPhone: true },
            { key: 'since', header: 'Since', cell: (member) => day(member.since), hideOnPhone: true },
            {
              key: 'menu',
              header: 'Change',
              align: 'end',
              cell: (member) => <MemberMenu slug={slug} member={member} mayGive={mayGive} />,
            },
          ]}
        />
      </Card>
      <Section title="Open invitations">
        <Card flush>
          <DataTable
            caption="Open invitations"
            rows={invitations}
            rowKey={(invitation) => invitation.id}
            empty={
              <EmptyState title="Nobody is invited" why="Invited people are listed here until they accept." />
            }
            columns={[
              { key: 'name', header: 'Name', cell: (invitation) => invitation.name },
              { key: 'email', header: 'E-mail', cell: (invitation) => invitation.email },
              { key: 'role', header: 'Role', cell: (invitation) => ROLE_NAMES[invitation.role] },
              { key: 'until', header: 'Until', cell: (invitation) => day(invitation.expiresAt) },
              {
                key: 'revoke',
                header: 'Take back',
                align: 'end',
                cell: (invitation) => <RevokeButton slug={slug} invitation={invitation} />,
              },
            ]}
          />
        </Card>
      </Section>
    </>
  );
}
