import { percentText } from '@/domain/deals/stages';
import type { DealInRoom, StandingRuling } from '@/domain/reviews/room';
import { Button } from '@/ui/controls/button';
import { Kbd } from '@/ui/controls/kbd';
import { moneyCompact } from '@/ui/format/money';
import { OUTCOME_WORDS } from '../../outcome-words';

type Props = {
  ruling: StandingRuling | null;
  challenge: DealInRoom['challenge'];
  currency: string;
  mayRun: boolean;
  onTakeBack: () => void;
};

/** What was asked of the deal, and how it was decided, with what that did to the forecast. */
export function DealDecision({ ruling, challenge, currency, mayRun, onTakeBack }: Props) {
  if (!ruling && !challenge) return null;
  return (
    <div className="flex flex-col gap-2">
      {challenge ? (
        <p className="room-challenge">
          <span className="text-xs text-muted">{challenge.byName} challenged</span>
          <span className="text-base font-medium text-pretty wrap-anywhere">{challenge.reason}</span>
        </p>
      ) : null}
      {ruling ? (
        <div className="room-ruling" data-outcome={ruling.outcome}>
          <p className="min-w-0 flex-1 basis-56">
            <strong className="text-base font-semibold">{OUTCOME_WORDS[ruling.outcome]}</strong>
            <span className="ms-2 text-sm text-muted tabular-nums">{effectOf(ruling, currency)}</span>
            <span className="block text-sm text-muted wrap-anywhere">
              {ruling.reason ? `${ruling.reason} · ` : null}
              {ruling.byName}
            </span>
          </p>
          {mayRun ? (
            <Button onClick={onTakeBack}>
              Take back <Kbd>Z</Kbd>
            </Button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

/** "40 % → 20 %, weighted $164k → $82k"; empty where nothing moved. */
function effectOf({ before, after }: StandingRuling, currency: string): string {
  if (before.bp === after.bp && before.weightedMinor === after.weightedMinor) return '';
  const money = (minor: string) => moneyCompact({ minor: BigInt(minor), currency });
  return `${percentText(before.bp)} → ${percentText(after.bp)}, weighted ${money(before.weightedMinor)} → ${money(after.weightedMinor)}`;
}
