'use server';

import { asAction } from '@/platform/operations/as-action';
import { auditSeen, dismissStartGuide, reopenStartGuide } from './commands';

export const dismissAction = asAction(dismissStartGuide);
export const reopenAction = asAction(reopenStartGuide);
/** Nothing on the audit's page changes by it. */
export const auditSeenAction = asAction(auditSeen, { redraw: false });
