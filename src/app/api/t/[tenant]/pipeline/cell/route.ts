import { editDeal } from '@/features/deals/commands';
import { asRoute } from '@/platform/operations/as-route';

/** One cell of the table: answered without the page, which is read again once the editing rests. */
export const POST = asRoute(editDeal);
