import { may, type Permission, type Role } from '@/domain/access/permissions';

/** What a member can be told of. The same list holds for mails and for notices in the application. */
export const NOTICE_KINDS = [
  'weekly_digest',
  'monthly_digest',
  'review',
  'board',
  'request',
  'approval',
  'handoff',
  'deal_warning',
  'import',
  'link',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];
/** A digest is a mail and nothing else; every other kind is a happening that has a notice. */
export type HappeningKind = Exclude<NoticeKind, 'weekly_digest' | 'monthly_digest'>;
export type Channels = { byMail: boolean; inApp: boolean };

type Rule = {
  /** Who may get it at all: whoever could open what it tells of. */
  permission: Permission;
  /** By whom it is wanted as long as he says nothing else. */
  mail: readonly Role[];
  app: readonly Role[];
};

const RULES: Record<NoticeKind, Rule> = {
  weekly_digest: { permission: 'notices.read', mail: ['CRO', 'CEO', 'REP', 'DELIVERY'], app: [] },
  monthly_digest: { permission: 'notices.read', mail: ['CRO', 'CEO', 'VIEWER'], app: [] },
  review: { permission: 'reviews.read', mail: ['CRO', 'CEO', 'REP'], app: ['CRO', 'CEO', 'REP'] },
  board: { permission: 'board.read', mail: ['CRO', 'CEO', 'VIEWER'], app: ['CRO', 'CEO', 'VIEWER'] },
  request: { permission: 'requests.read', mail: ['CRO', 'CEO'], app: ['CRO', 'CEO'] },
  approval: { permission: 'approvals.read', mail: ['CRO', 'REP'], app: ['CRO', 'REP'] },
  handoff: {
    permission: 'handoffs.read',
    mail: ['CRO', 'REP', 'DELIVERY'],
    app: ['CRO', 'REP', 'DELIVERY'],
  },
  deal_warning: { permission: 'audit.read', mail: ['CRO', 'REP'], app: ['CRO', 'REP'] },
  import: { permission: 'imports.read', mail: [], app: ['CRO'] },
  link: { permission: 'boardLinks.read', mail: [], app: ['CRO', 'CEO'] },
};

/** What a role is told, and how, as long as the member says nothing else. */
export function defaultChannels(role: Role, kind: NoticeKind): Channels {
  const { mail, app } = RULES[kind];
  return mayHear(role, kind)
    ? { byMail: mail.includes(role), inApp: app.includes(role) }
    : { byMail: false, inApp: false };
}

/** Whether a role can be told of a kind at all: nobody hears of what he could not open. */
export function mayHear(role: Role, kind: NoticeKind): boolean {
  return may(role, RULES[kind].permission);
}

/** The kinds that a role can be told of, in their order. */
export function kindsOf(role: Role): NoticeKind[] {
  return NOTICE_KINDS.filter((kind) => mayHear(role, kind));
}

export function isDigest(kind: NoticeKind): kind is 'weekly_digest' | 'monthly_digest' {
  return kind === 'weekly_digest' || kind === 'monthly_digest';
}

/**
 * Kinds whose mails are written by somebody else than the notice: reminders, minutes and warnings of the night have mails of their own, which
 * ask the same setting.
 */
export function hasOwnMail(kind: NoticeKind): boolean {
  return isDigest(kind) || kind === 'review' || kind === 'deal_warning';
}
