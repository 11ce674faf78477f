import { z } from 'zod';
import { SETTING_IDS, type SettingId } from '@/domain/settings/settings';
import { idInput, positiveMinor } from '@/domain/values/schemas';

const number = z.number('A whole number.');

/** All numbers together, and the version that was on the screen. Ranges are the domain's (domain/settings). */
export const changeSettingsInput = z.strictObject({
  version: z.number().int().positive(),
  ...(Object.fromEntries(SETTING_IDS.map((id) => [id, number])) as Record<SettingId, typeof number>),
});

export const setFloorInput = z.strictObject({
  repId: idInput,
  /** null: no floor. */
  floorMinor: positiveMinor.nullable(),
  /** The floor that was on the screen. */
  seenMinor: positiveMinor.nullable(),
});
