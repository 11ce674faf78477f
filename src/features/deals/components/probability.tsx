import type { Judgement } from '@/domain/deals/probability';
import { percentText } from '@/domain/deals/stages';

/** What a deal counts. A claim that the evidence does not carry is struck through beside it. */
export function Probability({ judgement }: { judgement: Judgement }) {
  const claimed = judgement.rulings.find((ruling) => ruling.claimedBp !== null)?.claimedBp;
  const knocked = judgement.rulings.length > 0;
  return (
    <span className="tabular-nums" title={judgement.why}>
      {claimed !== null && claimed !== undefined ? (
        <s className="me-1 text-faint">
          <span className="sr-only">claimed </span>
          {percentText(claimed)}
        </s>
      ) : null}
      <span className={knocked ? 'font-semibold' : undefined}>{percentText(judgement.bp)}</span>
    </span>
  );
}
