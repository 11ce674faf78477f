'use server';

import { asAction } from '@/platform/operations/as-action';
import { archiveTenant, askDeletion, callOffDeletion, restoreTenant } from './commands';
import { transferTenant } from './commands-transfer';
import { mailDeletionAsked } from './mail-deletion';

export const archiveAction = asAction(archiveTenant);
export const restoreAction = asAction(restoreTenant);
export const askDeletionAction = asAction(askDeletion, { afterwards: mailDeletionAsked });
export const callOffAction = asAction(callOffDeletion);
/** The page is left or drawn anew by whoever calls: he may not be a member any more. */
export const transferAction = asAction(transferTenant, { redraw: false });
