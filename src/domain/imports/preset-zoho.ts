import { known, type Preset } from './preset';

export const ZOHO: Preset = {
  id: 'zoho',
  label: 'Zoho CRM deals',
  kind: 'deals',
  columns: {
    ...known(
      'Deal Owner.id|Contact Name.id|Pipeline|Expected Revenue|Lead Source|Type|Description|Created By.id|Created By|Modified By.id|Modified By|Modified Time|Exchange Rate|Age in Days|Age Tier|Amount Tier|LEADID|Tasks Involved|Events Involved|Calls Involved|Activities Involved|Campaign Id|Potential Owner.id|Tag',
    ),
    'Record Id': 'externalId',
    POTENTIALID: 'externalId',
    'Deal Name': 'name',
    'Potential Name': 'name',
    'Deal Owner': 'rep',
    'Potential Owner': 'rep',
    'Account Name': 'customer',
    'Account Name.id': 'customerExternalId',
    'Contact Name': 'contact',
    Amount: 'amount',
    Stage: 'stage',
    'Closing Date': 'closeOn',
    'Created Time': 'createdOn',
    'Probability (%)': 'probability',
    Probability: 'probability',
    'Next Step': 'nextStep',
    'Forecast Type': 'forecastCategory',
    'Last Activity Time': 'lastActivityOn',
    Currency: 'currency',
  },
};

export const ZOHO_QUOTES: Preset = {
  id: 'zoho-quotes',
  label: 'Zoho CRM quotes',
  kind: 'deals',
  columns: {
    ...known(
      'Modified Time|Sub Total|Discount|Tax|Adjustments|Adjustment|Team|Carrier|Shipping|Age In Days|Age Tier|Is Delayed?',
    ),
    QUOTEID: 'externalId',
    'Quote Number': 'quoteReference',
    Subject: 'name',
    'Created Time': 'createdOn',
    'Quote Owner': 'rep',
    'Account Name': 'customer',
    'Contact Name': 'contact',
    'Quote Stage': 'stage',
    'Valid Till': 'closeOn',
    'Sales Status': 'status',
    'Grand Total': 'amount',
  },
};
