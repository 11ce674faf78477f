import { known, type Preset } from './preset';
import { FORM_COLUMNS } from './three-stream-form';

/** The three-stream spreadsheet form: the template's own names, and the short ones that people write in such sheets. */
export const THREE_STREAM: Preset = {
  id: 'three-stream',
  label: 'Three-stream forecast form',
  kind: 'deals',
  signs: ['Hardware units', 'HW units', 'Hardware amount', 'HW amount', 'Software ARR', 'SW ARR'],
  columns: {
    ...known('Weighted|Weighted amount|Total|Comment|Comments|Notes'),
    ...Object.fromEntries(FORM_COLUMNS.map(({ header, target }) => [header, target])),
    Account: 'customer',
    Owner: 'rep',
    'PO #': 'poNumber',
    'HW units': 'units',
    'HW amount': 'hardwareAmount',
    'HW ship date': 'shipOn',
    'Ship date': 'shipOn',
    'SW ARR': 'softwareAmount',
    'SW activation date': 'activationOn',
    'Activation date': 'activationOn',
    'Completion date': 'completionOn',
  },
};
