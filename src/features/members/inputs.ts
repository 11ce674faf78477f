import { z } from 'zod';
import { ROLES } from '@/domain/access/permissions';
import { hasInvisible } from '@/domain/values/visible-text';
import { normaliseEmail } from '@/platform/auth/email-address';

/** An e-mail address in its stored form. */
export const emailInput = z.string().transform((raw, context) => {
  const email = normaliseEmail(raw);
  if (email) return email;
  context.addIssue({ code: 'custom', message: 'This is not an e-mail address.' });
  return z.NEVER;
});

export const personName = z
  .string()
  .trim()
  .min(1, 'A name is needed.')
  .max(120, 'At most 120 characters.')
  .refine((text) => !hasInvisible(text), 'The name contains invisible characters.');

export const roleInput = z.string().pipe(z.enum(ROLES, 'The roles are CRO, CEO, REP, DELIVERY and VIEWER.'));

export const addMemberInput = z.strictObject({
  tenantSlug: z.string(),
  email: emailInput,
  /** Of a new user; the part before the @ if left out. */
  name: personName.optional(),
  role: roleInput,
  /** For a new user only; without it he sets one by a reset link. */
  password: z.string().max(256).optional(),
  /** Name of the rep in the source CRM whose deals are his; his own name if left out. */
  rep: personName.optional(),
});

export const inviteInput = z.strictObject({
  email: emailInput,
  name: personName,
  role: roleInput,
  /** The rep whose deals become his. */
  repId: z.uuid().nullish(),
  /** sha256 of the link's token: the token itself is nowhere but in the link. */
  tokenHash: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});

export const invitationInput = z.strictObject({ invitationId: z.uuid() });
export const memberInput = z.strictObject({ userId: z.uuid() });
export const roleChangeInput = z.strictObject({ userId: z.uuid(), role: roleInput });
export const nothing = z.strictObject({});
export const acceptInput = z.strictObject({ name: personName, password: z.string().max(1000) });
