import { headerWords } from './header-key';
import type { Note, Plan } from './types';

const UNIT_PRICE = /\b(unit|each|per|price|preis|precio|prix|prezzo|prijs|preco)\b/;
const CHOSEN = 'you chose it';

type Priced = Pick<Plan, 'kind' | 'columns' | 'constants'>;

/**
 * Whether a contract's amount is a price for one and the quantity multiplies it: the amount's name says so ("Unit price", "Price
 * per seat"), or a person sent a column to `quantity`. Beside an amount for the whole ("MRR") seats are only told.
 */
export function multipliesQuantity(plan: Priced): boolean {
  if (Object.hasOwn(plan.constants, 'quantity')) return true;
  const quantity = plan.columns.find(({ target }) => target === 'quantity');
  if (!quantity) return false;
  const amount = plan.columns.find(({ target }) => target === 'amount');
  return quantity.reason === CHOSEN || UNIT_PRICE.test(headerWords(amount?.name ?? ''));
}

/** The file's quantity and what was made of it, in words. */
export function quantityNotes(plan: Priced): Note[] {
  if (plan.kind !== 'contracts') return [];
  const quantity = plan.columns.find(({ target }) => target === 'quantity');
  const amount = plan.columns.find(({ target }) => target === 'amount');
  if (!quantity || !amount) return [];
  const message = multipliesQuantity(plan)
    ? `"${amount.name}" is multiplied by "${quantity.name}".`
    : `"${amount.name}" is taken for the whole contract; if it is the price of one, say --map "${quantity.name}=quantity".`;
  return [{ code: 'quantity', message }];
}
