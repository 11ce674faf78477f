'use server';

import { asAction } from '@/platform/operations/as-action';
import { changeRole, removeMember, revokeInvitation } from './commands';
import { inviteByLink } from './invite-by-link';

export const inviteMemberAction = asAction(inviteByLink);
export const revokeInvitationAction = asAction(revokeInvitation);
export const changeRoleAction = asAction(changeRole);
export const removeMemberAction = asAction(removeMember);
