'use server';

import { asAction } from '@/platform/operations/as-action';
import { removeChartNote, writeChartNote } from './commands';

export const writeChartNoteAction = asAction(writeChartNote);
export const removeChartNoteAction = asAction(removeChartNote);
