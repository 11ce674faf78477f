import { known, type Preset } from './preset';

export const SNAPSHOT: Preset = {
  id: 'snapshot',
  label: 'Pipeline snapshot',
  kind: 'deals',
  columns: {
    ...known('contact_count|close_date_changes'),
    opp_id: 'externalId',
    account: 'customer',
    opp_name: 'name',
    owner: 'rep',
    stage: 'stage',
    amount: 'amount',
    currency: 'currency',
    created_date: 'createdOn',
    close_date: 'closeOn',
    last_activity_date: 'lastActivityOn',
    next_step: 'nextStep',
    next_step_date: 'nextStepOn',
    forecast_category: 'forecastCategory',
    product_line: 'product',
    stage_entered_date: 'stageEnteredOn',
  },
};
