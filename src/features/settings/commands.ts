import { lockRepFloor, writeRepFloor } from '@/data/rep-floors';
import { rebuildRollUps } from '@/data/roll-ups';
import { lockSettings, readSettingsVersion, writeSettings } from '@/data/tenant-settings';
import { checkSettings, SETTING_IDS, type SettingId, type Settings } from '@/domain/settings/settings';
import type { ConflictDetails } from '@/domain/values/conflict';
import { notFound, refuse } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';
import { defineCommand, done } from '@/platform/operations/define-command';
import { changeSettingsInput, setFloorInput } from './inputs';
import { SETTING_WORDS, settingText } from './setting-words';

const FIVE_MINUTES = 300_000;

/**
 * Changes the numbers that the company works by; the version before goes to history. Refusals: 'conflict' with both values where somebody
 * changed them first, 'invalid' by field, 'rule' where nothing would change. Another life of hardware makes retention anew.
 */
export const changeSettings = defineCommand({
  name: 'settings.change',
  permission: 'settings.write',
  input: changeSettingsInput,
  statementTimeout: FIVE_MINUTES,
  run: async (ctx, { version: seen, ...wanted }) => {
    const { version, updatedAt, by, ...before } = await lockSettings(ctx.unit);
    if (version !== seen) return bothValues(ctx, { version, updatedAt, by, before }, seen);
    const checked = checkSettings(wanted);
    if (!checked.ok) return checked;
    const changed = SETTING_IDS.filter((id) => before[id] !== wanted[id]);
    if (changed.length === 0) return refuse('rule', 'Nothing has changed.');
    const next = await writeSettings(ctx.unit, wanted, { version, userId: ctx.actor.userId, at: ctx.now });
    if (changed.includes('hardwareLifeMonths')) await rebuildRollUps(ctx.unit, ctx.now);
    const said = (of: Settings) => Object.fromEntries(changed.map((id) => [id, of[id]]));
    return done(
      { version: next, changed },
      {
        subjectKind: 'tenant_setting',
        subjectId: null,
        summary: `Changed ${changed.map((id) => changeText(id, before, wanted)).join(', ')}`,
        before: said(before),
        after: said(wanted),
      },
    );
  },
});

function changeText(id: SettingId, before: Settings, after: Settings): string {
  return `${SETTING_WORDS[id].label} from ${settingText(id, before[id])} to ${settingText(id, after[id])}`;
}

type Standing = { version: number; updatedAt: string; by: string | null; before: Settings };

async function bothValues(ctx: Context, { version, updatedAt, by, before }: Standing, seen: number) {
  const details: ConflictDetails = {
    version,
    changedBy: by,
    changedAt: updatedAt,
    theirs: { ...before },
    seen: (await readSettingsVersion(ctx.unit, seen)) ?? null,
  };
  return refuse(
    'conflict',
    'Somebody changed these numbers while you had them open. Nothing of yours is lost.',
    {
      remedy: 'Look at both values and choose, then save.',
      details,
    },
  );
}

/** Sets or lifts the least ACV of a rep's deals. Deals already past Quote Sent stay; 'conflict' where somebody set another one first. */
export const setRepFloor = defineCommand({
  name: 'reps.setFloor',
  permission: 'settings.write',
  input: setFloorInput,
  run: async (ctx, { repId, floorMinor: asked, seenMinor }) => {
    // A floor of nothing is none.
    const floorMinor = asked === 0n ? null : asked;
    const rep = await lockRepFloor(ctx.unit, repId);
    if (!rep) return notFound();
    if (rep.floorMinor !== seenMinor && rep.floorMinor !== floorMinor) {
      const theirs = { floorMinor: rep.floorMinor?.toString() ?? null };
      return refuse('conflict', `Somebody changed the floor of ${rep.name} while you had it open.`, {
        remedy: 'Look at the floor that stands, then set yours.',
        details: { theirs, seen: { floorMinor: seenMinor?.toString() ?? null } },
      });
    }
    await writeRepFloor(ctx.unit, { repId, floorMinor }, { userId: ctx.actor.userId, at: ctx.now });
    return done(
      { repId, floorMinor },
      {
        subjectKind: 'rep',
        subjectId: repId,
        summary:
          floorMinor === null ? `Lifted the ACV floor of ${rep.name}` : `Set the ACV floor of ${rep.name}`,
        before: { floorMinor: rep.floorMinor },
        after: { floorMinor },
      },
    );
  },
});
