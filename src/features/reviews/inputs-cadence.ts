import { z } from 'zod';
import { isTimeZone } from '@/domain/values/calendar-date';
import { dayInput, idInput, instantInput, optionalText, textInput } from '@/domain/values/schemas';

/** "Europe/Berlin" or "UTC"; an offset such as "+02:00" is no zone: it knows no summer. */
const zoneInput = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/, 'Choose a time zone.')
  .max(64)
  .refine(isTimeZone, 'There is no such time zone.');

const minuteOfDay = z.int().min(0).max(1439);
const minutes = z.int('A whole number.').min(5, 'At least 5 minutes.').max(240, 'At most 240 minutes.');

/** Shown as a link, never fetched. It is https, and carries no name and password. */
const videoLink = optionalText(500).transform((text, ctx): string | null => {
  if (text === null) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol === 'https:' && url.username === '' && url.password === '' && url.href.length <= 500)
    return url.href;
  ctx.addIssue({ code: 'custom', message: 'Paste a link that begins with https://' });
  return z.NEVER;
});

export const showScheduleInput = z.strictObject({});

export const previewScheduleInput = z.strictObject({
  weekday: z.int().min(1).max(7),
  minuteOfDay,
  zone: zoneInput,
  active: z.boolean(),
});

export const changeScheduleInput = z.strictObject({
  /** The version that was on the screen; 0: there was none. */
  version: z.int().min(0),
  weekday: z.int().min(1).max(7),
  minuteOfDay,
  zone: zoneInput,
  minutes,
  videoLink,
  active: z.boolean(),
});

export const skipInput = z.strictObject({ reviewId: idInput, reason: textInput(1000) });
export const unskipInput = z.strictObject({ reviewId: idInput });
/** Day and time on the wall clock of the review's zone. */
export const rescheduleInput = z.strictObject({ reviewId: idInput, on: dayInput, minuteOfDay });
/** `startsAt` is an instant; null: now. */
export const callReviewInput = z.strictObject({
  startsAt: instantInput.nullable().default(null),
  minutes: minutes.nullable().default(null),
});
export const planAheadInput = z.strictObject({});
export const calendarInput = z.strictObject({});
/** SHA-256 of the new address's secret. */
export const renewFeedInput = z.strictObject({ tokenHash: z.string().regex(/^[0-9a-f]{64}$/) });

const reminderKind = z.enum(['day_before', 'two_hours']);
export const remindersInput = z.strictObject({ reviewId: idInput, kind: reminderKind });
export const remindInput = z.strictObject({ reviewId: idInput, kind: reminderKind, userId: idInput });
export const weekInput = z.strictObject({});
