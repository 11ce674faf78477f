import type { ChangedDeal } from '@/data/pipeline-changes';
import type { StageId } from '@/domain/deals/deal';
import { moneyCompact } from '@/ui/format/money';
import { dateText } from '@/ui/format/dates';

const LEFT = { new: 'New', reopened: 'Open again', won: 'Won', lost: 'Lost', gone: 'Gone', aside: '' };

/** What happened to one deal between two days, in a CRO's words; several things if so. */
export function changeWords(
  deal: ChangedDeal,
  labels: Readonly<Record<StageId, string>>,
  currency: string,
): string[] {
  if (deal.kind !== 'open') return [LEFT[deal.kind]];
  const words: string[] = [];
  const { closeThen, closeNow, amountThen, amountNow, stageThen, stageNow } = deal;
  if (stageThen !== stageNow && stageThen && stageNow)
    words.push(`${labels[stageThen]} → ${labels[stageNow]}`);
  if (deal.committedNow && !deal.committedThen) words.push('Commit gained');
  if (deal.committedThen && !deal.committedNow) words.push('Commit lost');
  if (closeThen !== closeNow) words.push(closeText(closeThen, closeNow));
  if (amountThen !== amountNow) {
    const [then, now] = [amountThen, amountNow].map((minor) =>
      moneyCompact({ minor: minor ?? 0n, currency }),
    );
    words.push(`${then} → ${now}`);
  }
  return words;
}

function closeText(then: ChangedDeal['closeThen'], now: ChangedDeal['closeNow']): string {
  if (then === null) return `Close date ${dateText(now)}`;
  if (now === null) return 'Close date taken away';
  return `${now > then ? 'Pushed' : 'Pulled in'} ${dateText(then)} → ${dateText(now)}`;
}
