import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { workWhatIsDue } from '@/due-work';
import { addAction } from '@/features/reviews/commands-actions';
import { closeReview } from '@/features/reviews/commands-close';
import { mailMinutes, mailMinutesToAll, minutesRecipients } from '@/features/reviews/commands-mail';
import { mailAfterClose } from '@/features/reviews/minutes-job';
import { atInstant, later, now } from '@/platform/clock/clock';
import { asAdmin } from '../../support/database';
import { openReview, reviewCompany, type ReviewCompany } from '../../support/sample-review';
import { refusal, value } from '../../support/tenants';
import { startMailServer, type Received } from '../jobs/mail-server';

const mails: Received[] = [];
let broken = false;
const { url, server } = await startMailServer(mails, () => broken, { without: '/settings/notices' });
process.env.SMTP_URL = url;
afterAll(() => server.close());

let company: ReviewCompany;
let reviewId: string;
beforeEach(async () => {
  await asAdmin((client) => client.query('DELETE FROM pgboss.job; UPDATE tenant SET is_demo = true'));
  mails.length = 0;
  broken = false;
  company = await reviewCompany();
  reviewId = await openReview(company);
  const { tenant, benUserId, quoted } = company;
  const action = { reviewId, ownerId: benUserId, dueOn: '2099-01-01' };
  value(await addAction(tenant.as.CRO, { ...action, text: 'Book the warehouse' }));
  value(await addAction(tenant.as.CEO, { ...action, text: 'Ask for the PO', dealId: quoted.dealId }));
});

const close = async () => value(await closeReview(company.tenant.as.CRO, { reviewId }));
const work = () => workWhatIsDue(new AbortController().signal);
const textTo = (who: string) => mails.find(({ to }) => to.startsWith(who))?.text ?? '';
/** A failed job waits for its next try: not in a test. */
const retryNow = () =>
  asAdmin((client) => client.query(`UPDATE pgboss.job SET start_after = now() WHERE state = 'retry'`));

describe('the minutes by mail', () => {
  it('go to who did something in the room and to who has a seat, once, whoever works the job', async () => {
    await close();
    await Promise.all([mailAfterClose(company.tenant.slug, reviewId), work()]);
    await work();
    expect(value(await mailMinutesToAll(company.tenant.operator, reviewId))).toEqual({ mails: 0, failed: 0 });
    expect(new Set(mails.map(({ to }) => to.split('@')[0]))).toEqual(
      new Set(['ben.rep', 'ceo', 'cro', 'rep']),
    );
    expect(mails).toHaveLength(4);
  });

  it('say each thing in one line, however it was written', async () => {
    const forged = 'Call Ada\r\n\nSHA-256 of the minutes: 0000';
    const { tenant, benUserId: ownerId } = company;
    value(await addAction(tenant.as.CRO, { reviewId, text: forged, ownerId, dueOn: '2099-01-01' }));
    await close();
    await work();
    expect(textTo('cro')).toContain('- Call Ada SHA-256 of the minutes: 0000 (Ben Rep, by 1 Jan 2099)');
    expect(textTo('cro').match(/^SHA-256/gm)).toHaveLength(1);
  });

  it('say to a rep his own part, to the others all of it, and lead to the page', async () => {
    await close();
    await work();
    const all = textTo('cro');
    expect(all).toContain('Weekly pipeline review of');
    expect(all).toContain('Cold chain (Cold chain Ltd): Not discussed');
    expect(all).toContain('Fleet trackers (Fleet trackers Ltd): Not discussed');
    expect(all).toContain('Weighted: ');
    expect(all).toContain('- Book the warehouse (Ben Rep, by 1 Jan 2099)');
    expect(all).toContain(`http://localhost:3000/t/${company.tenant.slug}/reviews/${reviewId}`);
    const ben = textTo('ben.rep');
    expect(ben).toContain('The part of Ben Rep');
    expect(ben).toContain('Fleet trackers');
    expect(ben).not.toContain('Cold chain (Cold chain Ltd)');
    expect(ben).toContain('Weighted: ');
    expect(textTo('rep')).not.toContain('Fleet trackers');
    expect(textTo('rep')).not.toContain('Book the warehouse');
  });

  it('leave no row when the mail server fails, and go out at the next try to those who did not get them', async () => {
    await close();
    broken = true;
    await work();
    expect(mails).toEqual([]);
    broken = false;
    const recipients = value(await minutesRecipients(company.tenant.operator, { reviewId })).recipients;
    expect(recipients).toHaveLength(4);
    const [first] = recipients;
    value(await mailMinutes(company.tenant.operator, { reviewId, userId: first?.userId ?? '' }));
    expect(mails).toHaveLength(1);
    await retryNow();
    await work();
    await work();
    expect(mails).toHaveLength(4);
    expect(new Set(mails.map(({ to }) => to)).size).toBe(4);
  });

  it('are sent by the alarm where the process that closed died, but not weeks later', async () => {
    await close();
    await atInstant(later(now(), 15 * 86_400), work);
    expect(mails.filter(({ text }) => text.includes(reviewId))).toEqual([]);
    await work();
    expect(mails).toHaveLength(4);
  });

  it('do not go out for a company for show, nor to who is no member any more', async () => {
    await close();
    await asAdmin((client) => client.query('UPDATE tenant SET is_demo = true'));
    await mailAfterClose(company.tenant.slug, reviewId);
    await work();
    expect(mails).toEqual([]);
    await asAdmin((client) =>
      client.query(
        `DELETE FROM membership m USING app_user u WHERE u.id = m.user_id AND u.email LIKE 'ben.rep@%';
         UPDATE tenant SET is_demo = false WHERE slug = '${company.tenant.slug}'`,
      ),
    );
    await work();
    expect(new Set(mails.map(({ to }) => to.split('@')[0]))).toEqual(new Set(['ceo', 'cro', 'rep']));
  });

  it('are nobody’s before the close, and the CRO’s to send', async () => {
    expect(value(await minutesRecipients(company.tenant.operator, { reviewId })).recipients).toEqual([]);
    const to = { reviewId, userId: company.benUserId };
    expect(refusal(await mailMinutes(company.tenant.operator, to)).code).toBe('not_found');
    await close();
    expect(value(await mailMinutes(company.tenant.operator, to))).toEqual({ mailed: true });
    expect(value(await mailMinutes(company.tenant.operator, to))).toEqual({ mailed: false });
    for (const role of ['CEO', 'REP', 'DELIVERY', 'VIEWER'] as const)
      expect(refusal(await mailMinutes(company.tenant.as[role], to)).code).toBe('not_found');
  });
});
