import type { Role } from '@/domain/access/permissions';

const READ = ['engagement.due', 'engagement.page', 'readiness.show'];

/** Who may call what of the engagement, by hand. */
export const ENGAGEMENT = {
  CRO: [
    ...READ,
    'engagement.freezeBaseline',
    'engagement.speakVerdict',
    'programme.addStep',
    'programme.changeStep',
    'programme.doneStep',
    'programme.removeStep',
    'readiness.answer',
  ],
  CEO: READ,
  VIEWER: READ,
} as const satisfies Partial<Record<Role, readonly string[]>>;
