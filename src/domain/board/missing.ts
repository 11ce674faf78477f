import type { BoardPage } from './page';

/** What a month lacks before it is closed, in words; none of it forbids the close. */
export function missingOf(page: BoardPage): string[] {
  const unsaid = page.kpis.filter(({ sentence }) => sentence === null).map(({ name }) => name);
  const unmarked = page.attendance.filter(({ attended }) => attended === null).map(({ name }) => name);
  const late = page.lastMonth.items.filter(({ became }) => became === 'open' || became === 'late').length;
  const list = [
    unsaid.length > 0 ? `No sentence about ${unsaid.join(', ')}.` : null,
    page.forecast.sentence === null ? 'No sentence about the forecast.' : null,
    page.attendance.length === 0 ? 'Nobody was asked to the review.' : null,
    unmarked.length > 0
      ? `Not said whether ${unmarked.join(', ')} ${unmarked.length === 1 ? 'was' : 'were'} there.`
      : null,
    page.thisMonth.length === 0 ? 'Nothing was decided or agreed.' : null,
    late > 0
      ? `${late === 1 ? 'One action' : `${late} actions`} of last month ${late === 1 ? 'is' : 'are'} not settled.`
      : null,
    page.endorsement.signatures.some(({ role }) => role === 'CEO')
      ? null
      : 'The CEO has not endorsed the stage model.',
  ];
  return list.filter((line) => line !== null);
}
