import type { z } from 'zod';
import { ok, type Result } from '@/domain/values/result';
import { newToken } from '@/platform/auth/sessions';
import { sendMail } from '@/platform/mail/mail';
import { invitationMail, linkTo } from '@/platform/mail/messages';
import type { Caller } from '@/platform/operations/caller';
import { hashToken } from '@/platform/operations/resolve';
import { inviteMember } from './commands';
import type { inviteInput } from './inputs';

export type InviteInput = Omit<z.input<typeof inviteInput>, 'tokenHash'>;
/** `link` is null when it went out by mail: then only the invited person has it. */
export type Invited = { invitationId: string; email: string; link: string | null };

/**
 * Invites and sends the link, after the invitation is committed. Without a mail server (or if it fails) the inviter gets the link to
 * hand over. A repeated call makes a new link and the earlier one useless, so it needs no idempotency key.
 */
async function invite(caller: Caller, input: InviteInput): Promise<Result<Invited>> {
  const token = newToken();
  const made = await inviteMember(
    { ...caller, idempotencyKey: undefined },
    { ...input, tokenHash: hashToken(token) },
  );
  if (!made.ok) return made;
  const { invitationId, email, company, inviter } = made.value;
  const link = linkTo(`/invitation/${token}`);
  const sent = await sendMail(invitationMail(email, company, inviter, link));
  return ok({ invitationId, email, link: sent ? null : link });
}

/** Called like an operation; the checks are those of `inviteMember`. */
export const inviteByLink = Object.assign(invite, { operation: inviteMember.operation });
