'use server';

import { asAction } from '@/platform/operations/as-action';
import { removeView, saveView } from './commands';

export const saveViewAction = asAction(saveView);
export const removeViewAction = asAction(removeView);
