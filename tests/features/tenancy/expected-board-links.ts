import type { Role } from '@/domain/access/permissions';

const SHARE = [
  'board.export',
  'boardLinks.create',
  'boardLinks.list',
  'boardLinks.open',
  'boardLinks.revoke',
  'makeLink',
];

/** The board's page as a file, for whoever reads it; links to closed ones are made by CRO and CEO. The door of a link calls `open` itself. */
export const BOARD_LINKS = {
  CRO: SHARE,
  CEO: SHARE,
  VIEWER: ['board.export'],
} as const satisfies Partial<Record<Role, readonly string[]>>;
