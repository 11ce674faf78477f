import { countNotices, readNotices } from '@/data/notice-inbox';
import { readChosen } from '@/data/notice-settings';
import { may } from '@/domain/access/permissions';
import { defaultChannels, isDigest, kindsOf, type Channels, type NoticeKind } from '@/domain/notices/kinds';
import { ok } from '@/domain/values/result';
import { defineQuery } from '@/platform/operations/define-query';
import { listNoticesInput, noticeSettingsInput } from './inputs';

/** What waits for the reader, or what he has put away, the latest first, a page of it. */
export const listNotices = defineQuery({
  name: 'notices.list',
  permission: 'notices.read',
  input: listNoticesInput,
  run: async (ctx, { show, after, limit }) => {
    const found = await readNotices(ctx.unit, ctx.actor, { done: show === 'done', after, limit: limit + 1 });
    const page = found.slice(0, limit);
    return ok({
      notices: page.map(({ place: _, ...notice }) => notice),
      next: found.length > limit ? (page.at(-1)?.place ?? null) : null,
      ...(await countNotices(ctx.unit, ctx.actor)),
      readUntil: ctx.now,
      zone: ctx.tenant.zone,
    });
  },
});

/** What the reader hears of, and how: his own choices, and his role's default where he made none. */
export type ChosenKind = Channels & {
  kind: NoticeKind;
  version: number;
  byDefault: boolean;
  mailOnly: boolean;
};

export const noticeSettings = defineQuery({
  name: 'notices.settings',
  permission: 'notices.read',
  input: noticeSettingsInput,
  run: async (ctx) => {
    const { role, userId } = ctx.actor;
    const chosen = new Map((await readChosen(ctx.unit, userId)).map((one) => [one.kind, one]));
    const kinds = kindsOf(role).map((kind): ChosenKind => {
      const channels = chosen.get(kind) ?? { ...defaultChannels(role, kind), version: 0 };
      const { byMail, inApp, version } = channels;
      return { kind, byMail, inApp, version, byDefault: version === 0, mailOnly: isDigest(kind) };
    });
    return ok({ kinds, isDemo: ctx.tenant.isDemo, readSettings: may(role, 'settings.read') });
  },
});
