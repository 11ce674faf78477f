'use server';

import { attachFile, removeFile, verifyEvidence } from '@/features/evidence-files/commands';
import { asAction } from '@/platform/operations/as-action';

export const attachFileAction = asAction(attachFile);
export const removeFileAction = asAction(removeFile);
export const verifyEvidenceAction = asAction(verifyEvidence);
