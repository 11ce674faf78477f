'use server';

import { asAction } from '@/platform/operations/as-action';
import { cleanUp, undoCleanUp } from './commands';

export const cleanUpAction = asAction(cleanUp);
export const undoCleanUpAction = asAction(undoCleanUp);
