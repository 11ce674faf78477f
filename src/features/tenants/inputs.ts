import { z } from 'zod';
import { isTimeZone } from '@/domain/values/calendar-date';
import { hasInvisible } from '@/domain/values/visible-text';

/** Text of one visible line. */
export function oneLine(ifEmpty: string) {
  return z
    .string()
    .trim()
    .min(1, ifEmpty)
    .max(120, 'At most 120 characters.')
    .refine((text) => !hasInvisible(text), 'It contains invisible characters.');
}

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

export const createTenantInput = z.strictObject({
  slug: z
    .string()
    .regex(/^[a-z0-9](?:[a-z0-9-]{0,46}[a-z0-9])?$/, 'Use 1 to 48 small letters, digits and inner hyphens.'),
  name: oneLine('A name is needed.'),
  currency: z
    .string()
    .refine((code) => CURRENCIES.has(code), 'This is not a currency code of ISO 4217, such as EUR.'),
  zone: z
    .string()
    .refine(
      (zone) => !/^[+-]/.test(zone) && isTimeZone(zone),
      'This is not a time zone, such as Europe/Berlin.',
    ),
  fiscalStartMonth: z.number().int().min(1, 'A month is 1 to 12.').max(12, 'A month is 1 to 12.'),
  fiscalCalendar: z.enum(['months', 'weeks']).default('months'),
  isDemo: z.boolean().default(false),
  creatorUserId: z.uuid().nullable().default(null),
  /** Given where the same request may come twice; else a new one is made. */
  id: z.uuid().optional(),
});
