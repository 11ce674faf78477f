import { z } from 'zod';
import { readRepFloors } from '@/data/rep-floors';
import { readSettings, readSettingsHistory } from '@/data/tenant-settings';
import { may } from '@/domain/access/permissions';
import { DEFAULT_SETTINGS } from '@/domain/settings/settings';
import { instantInput } from '@/domain/values/schemas';
import { ok } from '@/domain/values/result';
import { defineQuery } from '@/platform/operations/define-query';

/** The numbers that the company works by, every version there was, and the floors of its reps. */
export const showSettings = defineQuery({
  name: 'settings.show',
  permission: 'settings.read',
  input: z.strictObject({ knownAt: instantInput.optional() }),
  run: async (ctx, { knownAt }) => {
    const { leadTimes: _computed, version, updatedAt, ...settings } = await readSettings(ctx.unit, knownAt);
    return ok({
      settings,
      version,
      updatedAt,
      defaults: DEFAULT_SETTINGS,
      history: await readSettingsHistory(ctx.unit, 50),
      floors: await readRepFloors(ctx.unit),
      currency: ctx.tenant.currency,
      zone: ctx.tenant.zone,
      mayChange: may(ctx.actor, 'settings.write'),
    });
  },
});
