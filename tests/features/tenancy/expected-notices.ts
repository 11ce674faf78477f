import type { Role } from '@/domain/access/permissions';

/** Everybody reads and settles what he himself is told; what goes out by mail is the job's, with a CRO's rights. */
const OWN = [
  'digests.preview',
  'notices.change',
  'notices.done',
  'notices.list',
  'notices.seen',
  'notices.settings',
];

/** Who may call what of notices and digests, as part of the table in expected-access.ts. */
export const NOTICES: Record<Role, readonly string[]> = {
  CRO: [...OWN, 'digests.recipients', 'digests.send', 'notices.dueMails', 'notices.mail'],
  CEO: OWN,
  REP: OWN,
  DELIVERY: OWN,
  VIEWER: OWN,
};
