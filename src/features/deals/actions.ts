'use server';

import { requestApproval } from '@/features/approvals/commands';
import { asAction } from '@/platform/operations/as-action';
import { createDeal, editDeal, logActivity } from './commands';
import { bulkEdit } from './commands-bulk';
import { undoBulkEdit } from './commands-bulk-undo';
import { moveDeal, recordEvidence, voidDealEvidence } from './commands-evidence';
import { chooseContact, saveContact } from './commands-contacts';
import { noteDeal, removeNote } from './commands-notes';
import { undo } from './commands-undo';

export const createDealAction = asAction(createDeal);
export const editDealAction = asAction(editDeal);
export const logActivityAction = asAction(logActivity);
export const moveDealAction = asAction(moveDeal);
export const recordEvidenceAction = asAction(recordEvidence);
export const voidEvidenceAction = asAction(voidDealEvidence);
export const undoDealAction = asAction(undo);
export const noteDealAction = asAction(noteDeal);
export const removeNoteAction = asAction(removeNote);
export const bulkEditAction = asAction(bulkEdit);
export const undoBulkAction = asAction(undoBulkEdit);
export const askForApprovalAction = asAction(requestApproval);
export const saveContactAction = asAction(saveContact);
export const chooseContactAction = asAction(chooseContact);
