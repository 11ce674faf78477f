'use server';

import { asAction } from '@/platform/operations/as-action';
import { cancelImport, checkImport, commitImport, revertImport } from './commands';

export const checkImportAction = asAction(checkImport);
export const commitImportAction = asAction(commitImport);
export const revertImportAction = asAction(revertImport);
export const cancelImportAction = asAction(cancelImport);
