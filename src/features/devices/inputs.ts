import { z } from 'zod';
import { dayInput, idInput } from '@/domain/values/schemas';

/** Which devices a list shows. `unknown`: nobody's yet. `connected` and `silent`: seen within the company's silent days, or not. */
export const DEVICE_SHOWS = ['all', 'unknown', 'connected', 'silent'] as const;
export type DeviceShow = (typeof DEVICE_SHOWS)[number];

export const devicesInput = z.strictObject({
  asOf: dayInput.optional(),
  show: z.enum(DEVICE_SHOWS).default('all'),
  customerId: idInput.nullable().default(null),
  deploymentId: idInput.nullable().default(null),
  /** A part of the serial number. */
  text: z.string().trim().max(200).default(''),
  /** Goes on after this serial number. */
  after: z.string().max(200).nullable().default(null),
  limit: z.int().min(1).max(500).default(50),
});

/** Whose some devices are: a deployment's (and so its customer's), a customer's alone, or nobody's with neither of them. */
export const attachDevicesInput = z.strictObject({
  devices: z
    .array(z.strictObject({ deviceId: idInput, version: z.int().min(1) }))
    .min(1, 'Choose at least one device.')
    .max(500, 'At most 500 devices at once.'),
  /** Beside a deployment it must be that deployment's customer. */
  customerId: idInput.nullable().default(null),
  deploymentId: idInput.nullable().default(null),
});
