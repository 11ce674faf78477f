'use server';

import { asAction } from '@/platform/operations/as-action';
import { changeSettings, setRepFloor } from './commands';

export const changeSettingsAction = asAction(changeSettings);
export const setRepFloorAction = asAction(setRepFloor);
