import type { Role } from '@/domain/access/permissions';

const READ = ['board.agenda', 'board.list', 'board.show'];
const TOGETHER = [
  ...READ,
  'board.answer',
  'board.changeDecision',
  'board.close',
  'board.decide',
  'board.removeDecision',
  'board.settleDecision',
];

/** The board's month: the CRO runs it, the CEO answers, decides and closes, a viewer reads. */
export const BOARD = {
  CRO: [
    ...TOGETHER,
    'board.attendance',
    'board.invite',
    'board.open',
    'board.plan',
    'board.publishAgenda',
    'board.sentence',
    'board.timer',
    'board.uninvite',
  ],
  CEO: TOGETHER,
  VIEWER: READ,
} as const satisfies Partial<Record<Role, readonly string[]>>;
