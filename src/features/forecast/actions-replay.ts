'use server';

import { asAction } from '@/platform/operations/as-action';
import { replayWeek } from './commands-back-test';

// The page is drawn anew once, when the last day is through.
export const replayWeekAction = asAction(replayWeek, { redraw: false });
