import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { archiveTenant, askDeletion, callOffDeletion, restoreTenant } from '@/features/company-life/commands';
import { createDeal } from '@/features/deals/commands';
import { sendDigest, sendDigests } from '@/features/digests/commands';
import { previewDigest } from '@/features/digests/queries';
import { removeMember } from '@/features/members/commands';
import { changeNotices } from '@/features/notices/commands';
import { askRequest } from '@/features/requests/commands';
import { workWhatIsDue } from '@/due-work';
import { atInstant } from '@/platform/clock/clock';
import { asAdmin } from '../../support/database';
import { openMailbox, readerOf } from '../../support/mailbox';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { SOFTWARE } from '../deals/a-deal';
import { userOf } from '../notices/a-notice';

const box = await openMailbox();
process.env.SMTP_URL = box.url;
afterAll(() => box.close());

let tenant: TestTenant;
const system = () => ({ kind: 'system' as const, tenantSlug: tenant.slug });
const send = (kind: 'weekly' | 'monthly', at: string) =>
  atInstant(at, async () => value(await sendDigests(system(), kind)));
const newDeal = (at: string, name = 'Cold chain 🚚') =>
  atInstant(at, async () =>
    value(await createDeal(tenant.as.REP, { name, customer: 'Nordic Foods', lines: [SOFTWARE] })),
  );
const subjects = () => box.mails.map(({ subject }) => subject ?? '');
const readers = () => box.mails.map(readerOf).toSorted();

async function company(zone: string): Promise<void> {
  await asAdmin((client) => client.query('DELETE FROM pgboss.job; UPDATE tenant SET is_demo = true'));
  tenant = await makeTenant({ zone });
  box.mails.length = 0;
  box.refused.clear();
}

describe('the turn of the year in Auckland', () => {
  beforeEach(() => company('Pacific/Auckland'));

  /** What the CRO's monthly digest says of new deals. */
  const newDeals = (subject: string) => {
    const mail = box.mails.find((each) => readerOf(each) === 'cro' && each.subject?.includes(subject));
    return /\d+ deals? new/.exec(mail?.text ?? '')?.[0] ?? null;
  };

  it.each([
    ['2031-12-31T10:59:00.000Z', '1 deal new', null],
    ['2031-12-31T11:01:00.000Z', null, '1 deal new'],
  ])('a deal of %s is in one of the two months: %s, %s', async (instant, december, january) => {
    await newDeal(instant);
    await send('monthly', '2031-12-31T18:30:00.000Z');
    await send('monthly', '2032-01-31T18:30:00.000Z');
    expect([newDeals('Dec 2031'), newDeals('Jan 2032')]).toEqual([december, january]);
  });
});

describe('the week in which clocks change', () => {
  it.each([
    ['Europe/Berlin', '2031-03-30T21:30:00.000Z', '2031-03-31T04:59:00.000Z', '2031-03-31T05:01:00.000Z'],
    ['America/New_York', '2031-11-03T04:30:00.000Z', '2031-11-03T11:59:00.000Z', '2031-11-03T12:01:00.000Z'],
  ])(
    '%s: what happened late on Sunday is in it, at seven on the wall and not before',
    async (zone, late, early, seven) => {
      await company(zone);
      await newDeal(late);
      const work = (at: string) => atInstant(at, () => workWhatIsDue(new AbortController().signal));
      const weekly = () =>
        box.mails
          .filter(({ subject }) => subject?.startsWith('Week of'))
          .map(readerOf)
          .toSorted();
      await work(early);
      expect(weekly()).toEqual([]);
      await work(seven);
      expect(weekly()).toEqual(['ceo', 'cro', 'rep']);
    },
  );
});

describe('somebody who changes between two digests', () => {
  const [SUNDAY, MONDAY] = ['2031-03-09T12:00:00.000Z', '2031-03-10T07:30:00.000Z'];
  beforeEach(async () => {
    await company('UTC');
    await newDeal(SUNDAY);
  });

  it('and leaves, gets none, though his job was waiting', async () => {
    value(await removeMember(tenant.as.CRO, { userId: userOf(tenant, 'CEO') }));
    expect(await send('weekly', MONDAY)).toEqual({ mails: 2, failed: 0 });
    expect(readers()).toEqual(['cro', 'rep']);
    const left = await atInstant(MONDAY, () =>
      sendDigest(system(), { kind: 'weekly', userId: userOf(tenant, 'CEO') }),
    );
    expect(refusal(left).code).toBe('not_found');
  });

  it('is another company’s, and gets nothing of this one', async () => {
    const other = await makeTenant();
    const foreign = await atInstant(MONDAY, () =>
      sendDigest(system(), { kind: 'weekly', userId: userOf(other, 'CRO') }),
    );
    expect(refusal(foreign).code).toBe('not_found');
    expect(box.mails).toEqual([]);
  });

  it('takes the monthly back and keeps the weekly', async () => {
    const no = { kind: 'monthly_digest' as const, byMail: false, inApp: false, version: 0 };
    value(await changeNotices(tenant.as.CRO, no));
    await send('weekly', MONDAY);
    await send('monthly', '2031-04-01T08:00:00.000Z');
    expect(readers().filter((reader) => reader === 'cro')).toHaveLength(1);
    expect(subjects().filter((subject) => subject.startsWith('Month'))).not.toHaveLength(0);
  });

  it('chooses in two windows: the second is shown what stands', async () => {
    const choose = (byMail: boolean) =>
      changeNotices(tenant.as.CRO, { kind: 'weekly_digest', byMail, inApp: false, version: 0 });
    const both = await Promise.all([choose(false), choose(true)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const lost = both.find(({ ok }) => !ok);
    expect(lost && refusal(lost)).toMatchObject({ code: 'conflict', details: { version: 1 } });
  });

  it('is CEO and alone: he gets his own, and nobody else any', async () => {
    const others = (['CRO', 'REP', 'DELIVERY', 'VIEWER'] as const).map((role) => userOf(tenant, role));
    await asAdmin(async (client) => {
      await client.query('UPDATE rep SET user_id = NULL WHERE tenant_id = $1', [tenant.id]);
      await client.query('DELETE FROM membership WHERE tenant_id = $1 AND user_id = ANY($2)', [
        tenant.id,
        others,
      ]);
    });
    expect(await send('weekly', MONDAY)).toEqual({ mails: 1, failed: 0 });
    expect(readers()).toEqual(['ceo']);
  });
});

describe('a company that rests', () => {
  it('mails nobody while it is archived or leaving, and again once it is back', async () => {
    await company('UTC');
    await newDeal('2031-03-09T12:00:00.000Z');
    const work = (at: string) => atInstant(at, () => workWhatIsDue(new AbortController().signal));
    value(await archiveTenant(tenant.as.CRO, {}));
    await work('2031-03-10T07:30:00.000Z');
    value(await askDeletion(tenant.as.CRO, { name: tenant.slug }));
    await work('2031-03-10T08:30:00.000Z');
    expect(box.mails.filter(({ subject }) => subject?.startsWith('Week of'))).toEqual([]);
    value(await callOffDeletion(tenant.as.CEO, {}));
    value(await restoreTenant(tenant.as.CRO, {}));
    await work('2031-03-10T09:30:00.000Z');
    const weekly = box.mails.filter(({ subject }) => subject?.startsWith('Week of'));
    expect(weekly.map(readerOf).toSorted()).toEqual(['ceo', 'cro', 'rep']);
  });
});

describe('the preview', () => {
  it('is what will be mailed, line by line, and mails nothing', async () => {
    await company('UTC');
    await newDeal('2031-03-09T12:00:00.000Z');
    value(await askRequest(tenant.as.CRO, { text: 'Give access 🔑' }));
    const monday = '2031-03-10T07:30:00.000Z';
    const { digest } = await atInstant(monday, async () =>
      value(await previewDigest(tenant.as.CEO, { kind: 'weekly' })),
    );
    expect(box.mails).toEqual([]);
    await send('weekly', monday);
    const mail = box.mails.find((each) => readerOf(each) === 'ceo');
    for (const { text } of [...(digest?.first ?? []), ...(digest?.needs ?? []), ...(digest?.changes ?? [])])
      expect(mail?.text).toContain(text);
    expect(mail?.subject).toContain(digest?.first[0]?.text);
  });
});
