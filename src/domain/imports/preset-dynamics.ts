import { known, type Preset } from './preset';

export const DYNAMICS: Preset = {
  id: 'dynamics',
  label: 'Dynamics 365 opportunities',
  kind: 'deals',
  columns: {
    ...known(
      '(Do Not Modify) Row Checksum|(Do Not Modify) Modified On|Actual Revenue|Rating|Customer Need|Source Campaign|Purchase Process|Purchase Timeframe|Price List|Revenue|Created By|Modified On|Description|Budget Amount',
    ),
    '(Do Not Modify) Opportunity': 'externalId',
    Topic: 'name',
    'Potential Customer': 'customer',
    Account: 'customer',
    Contact: 'contact',
    Owner: 'rep',
    Status: 'status',
    'Status Reason': 'lostReason',
    'Est. revenue': 'amount',
    'Est. close date': 'closeOn',
    'Actual Close Date': 'closedOn',
    Probability: 'probability',
    'Sales Stage': 'stage',
    'Pipeline Phase': 'stage',
    'Forecast category': 'forecastCategory',
    'Created On': 'createdOn',
    Currency: 'currency',
    'Proposed Solution': 'product',
  },
};
