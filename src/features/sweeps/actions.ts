'use server';

import { asAction } from '@/platform/operations/as-action';
import { undoSweep } from './run-sweep';

export const undoSweepAction = asAction(undoSweep);
