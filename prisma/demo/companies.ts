import { AMPERE } from './companies/ampere';
import { FROSTLINE } from './companies/frostline';
import { WAYPOINT } from './companies/waypoint';
import type { Company } from './company';

export const COMPANIES: readonly Company[] = [FROSTLINE, AMPERE, WAYPOINT];
