import { listMembers } from '@/features/members/queries';
import { sendMail, type Mail } from '@/platform/mail/mail';
import { linkTo, oneLine } from '@/platform/mail/messages';
import { instantText } from '@/ui/format/dates';
import { showTenantLife } from './queries';

/** Tells CROs and CEOs by mail, whatever their settings: jobs leave a company that waits to be deleted alone, and only they can call it off. */
export async function mailDeletionAsked(slug: string): Promise<void> {
  const caller = { kind: 'system' as const, tenantSlug: slug };
  const [life, people] = [await showTenantLife(caller, {}), await listMembers(caller, {})];
  if (!life.ok || !people.ok || life.value.state !== 'leaving') return;
  const { company, deletesAt, askedBy } = life.value;
  const day = instantText(deletesAt ?? '', company.zone);
  for (const { email, role } of people.value.members)
    if (role === 'CRO' || role === 'CEO')
      await sendMail(deletionMail(email, { slug, name: company.name, by: askedBy, day }));
}

function deletionMail(
  to: string,
  asked: { slug: string; name: string; by: string | null; day: string },
): Mail {
  const link = linkTo(`/t/${asked.slug}/settings/company`);
  const text = `${asked.by ?? 'Somebody'} asked that ${asked.name} be deleted, with everything in it.

It is deleted on ${asked.day}. Until then it can be read and exported, and you can call the deletion off:
${link}`;
  return { to, subject: oneLine(`${asked.name} is to be deleted`), text, link };
}
