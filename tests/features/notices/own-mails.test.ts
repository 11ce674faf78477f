import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createDeal } from '@/features/deals/commands';
import { changeNotices } from '@/features/notices/commands';
import { remindOf } from '@/features/reviews/commands-remind';
import { callReview } from '@/features/reviews/commands-plan';
import { atInstant, later, now } from '@/platform/clock/clock';
import { openMailbox, readerOf } from '../../support/mailbox';
import { makeTenant, value, type TestTenant } from '../../support/tenants';
import { toldTo } from './a-notice';

const box = await openMailbox();
process.env.SMTP_URL = box.url;
afterAll(() => box.close());

const NOW = later(now(), 0);
let tenant: TestTenant;
let reviewId: string;
beforeEach(async () => {
  tenant = await makeTenant();
  box.mails.length = 0;
  value(await createDeal(tenant.as.REP, { name: 'Gateways', customer: 'Acme', lines: [] }));
  ({ reviewId } = value(await callReview(tenant.as.CRO, { startsAt: later(NOW, 3 * 86_400) })));
});

const remind = () =>
  atInstant(later(NOW, 2 * 86_400 + 3600), async () =>
    value(await remindOf({ kind: 'system', tenantSlug: tenant.slug }, { reviewId, kind: 'day_before' })),
  );
const reminders = async () =>
  (await toldTo(tenant, 'REP')).filter(({ subject }) => subject.endsWith('day_before'));

describe('mails that were there before notices', () => {
  it('are told in the application too, once', async () => {
    await remind();
    await remind();
    expect(box.mails.map(readerOf)).toEqual(['rep']);
    expect(await reminders()).toMatchObject([{ mail: null, done: false }]);
  });

  it('ask the same setting: switched off, the person is told in the application only', async () => {
    value(await changeNotices(tenant.as.REP, { kind: 'review', byMail: false, inApp: true, version: 0 }));
    await remind();
    expect(box.mails).toEqual([]);
    expect(await reminders()).toHaveLength(1);
  });
});
