import { describe, expect, it } from 'vitest';
import { date } from '@/domain/values/calendar-date';
import { notReadyMail, reminderMail, type ReviewInMail } from '@/platform/mail/review-messages';

const ABOUT: ReviewInMail = {
  company: 'Frostline',
  day: date('2026-11-24'),
  today: date('2026-11-23'),
  time: '09:00',
  zone: 'Europe/Berlin',
  videoLink: null,
};

describe('a reminder', () => {
  it('says when, what to do and where, and nothing of deals', () => {
    const mail = reminderMail('rep@frostline.example', ABOUT, '/t/frostline/reviews/1/prepare');
    expect(mail).toMatchObject({
      to: 'rep@frostline.example',
      subject: 'Prepare for the review tomorrow at 09:00, Frostline',
      link: 'http://localhost:3000/t/frostline/reviews/1/prepare',
    });
    expect(mail.text).toContain('is tomorrow, 24 Nov 2026, at 09:00 (Europe/Berlin)');
    expect(mail.text).toContain(mail.link);
    expect(mail.text).not.toContain('Video');
  });

  it.each([
    ['2026-11-24', 'today at 09:00', 'is today, 24 Nov 2026'],
    ['2026-11-22', 'on 24 Nov 2026 at 09:00', 'is on 24 Nov 2026'],
  ])('names the day as it is on %s', (today, subject, text) => {
    const mail = reminderMail('a@b.example', { ...ABOUT, today: date(today) }, '/x');
    expect(mail.subject).toContain(subject);
    expect(mail.text).toContain(text);
  });

  it('has the video link where there is one', () => {
    const mail = reminderMail('a@b.example', { ...ABOUT, videoLink: 'https://meet.example/a' }, '/x');
    expect(mail.text).toContain('\nVideo: https://meet.example/a');
  });

  it('keeps a company’s name out of the headers', () => {
    const mail = reminderMail('a@b.example', { ...ABOUT, company: 'Evil\r\nBcc: all@b.example' }, '/x');
    expect(mail.subject).not.toMatch(/[\r\n]/);
    expect(mail.subject.length).toBeLessThanOrEqual(150);
  });
});

describe('who is not ready', () => {
  it('is named to the CRO, one a line', () => {
    const late = [
      { name: 'Ria Rep', signsIn: true },
      { name: 'Old\nHand', signsIn: false },
    ];
    const mail = notReadyMail('cro@b.example', ABOUT, late, '/t/frostline/reviews/1');
    expect(mail.subject).toBe('2 reps are not ready for the review tomorrow at 09:00, Frostline');
    expect(mail.text).toContain('- Ria Rep\n- Old Hand (does not sign in: you prepare for him)\n');
    expect(mail.text).toContain('http://localhost:3000/t/frostline/reviews/1');
    const one = notReadyMail('cro@b.example', ABOUT, late.slice(0, 1), '/x');
    expect(one.subject).toContain('One rep is not ready');
  });
});
