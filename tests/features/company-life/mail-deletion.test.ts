import { afterAll, beforeEach, expect, test } from 'vitest';
import { purgeVerb } from '@/cli/tenants';
import { askDeletion, callOffDeletion } from '@/features/company-life/commands';
import { mailDeletionAsked } from '@/features/company-life/mail-deletion';
import { atInstant } from '@/platform/clock/clock';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { startMailServer, type Received } from '../jobs/mail-server';

const mails: Received[] = [];
const { url, server } = await startMailServer(mails, () => false);
process.env.SMTP_URL = url;
afterAll(() => server.close());

let tenant: TestTenant;
beforeEach(async () => {
  tenant = await makeTenant();
  mails.length = 0;
});

test('a deletion that is asked for is mailed to CRO and CEO, with the day and the way to call it off', async () => {
  value(await atInstant('2026-11-22T09:00:00Z', () => askDeletion(tenant.as.CRO, { name: tenant.slug })));
  await mailDeletionAsked(tenant.slug);
  expect(mails.map(({ to }) => to).sort()).toEqual([
    `ceo@${tenant.slug}.example`,
    `cro@${tenant.slug}.example`,
  ]);
  for (const { text } of mails) {
    expect(text).toContain(`CRO of ${tenant.slug} asked that ${tenant.slug} be deleted`);
    expect(text).toContain('It is deleted on 22 Dec 2026, 09:00. Until then');
    expect(text).toContain(`/t/${tenant.slug}/settings/company`);
  }
});

test.each([
  ['Pacific/Auckland', '22 Dec 2026, 15:00'],
  ['America/Los_Angeles', '21 Dec 2026, 18:00'],
])('the day of the mail is the one of the company in %s, as its page has it', async (zone, day) => {
  const far = await makeTenant({ zone });
  value(await atInstant('2026-11-22T02:00:00Z', () => askDeletion(far.as.CRO, { name: far.slug })));
  await mailDeletionAsked(far.slug);
  expect(mails.map(({ text }) => text.includes(`It is deleted on ${day}.`))).toEqual([true, true]);
});

test('nobody is mailed of one that was called off meanwhile', async () => {
  value(await askDeletion(tenant.as.CRO, { name: tenant.slug }));
  value(await callOffDeletion(tenant.as.CEO, {}));
  await mailDeletionAsked(tenant.slug);
  expect(mails).toEqual([]);
});

test('the command line deletes nothing without the owner of the database, and says so', async () => {
  expect(refusal(await purgeVerb())).toMatchObject({
    code: 'rule',
    remedy: expect.stringContaining('DATABASE_OWNER_URL') as string,
  });
});
