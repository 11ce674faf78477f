'use server';

import { asAction } from '@/platform/operations/as-action';
import { assignSaveCase, closeSaveCase, openSaveCase } from './commands';

export const openSaveCaseAction = asAction(openSaveCase);
export const assignSaveCaseAction = asAction(assignSaveCase);
export const closeSaveCaseAction = asAction(closeSaveCase);
