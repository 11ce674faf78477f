import { percentText } from '@/domain/deals/stages';
import type { StageId } from '@/domain/deals/deal';
import { Amount } from '@/ui/format/amount';
import { Day } from '@/ui/format/day';
import type { TableColumn } from '../../table-columns';
import type { TableRow } from '../../table-row';
import { StageBadge } from '../stage-badge';

/** What all cells of a table share. */
export type CellContext = { currency: string; today: string; labels: Readonly<Record<StageId, string>> };

const CATEGORY_WORDS = { commit: 'Commit', bestCase: 'Best case', pipeline: 'Pipeline' } as const;

/** The content of a cell, as it is read. */
export function CellContent({
  column,
  row,
  context,
}: {
  column: TableColumn;
  row: TableRow;
  context: CellContext;
}) {
  const { currency, today, labels } = context;
  const money = (minor: string | null) => (
    <Amount money={minor === null ? null : { minor: BigInt(minor), currency }} />
  );
  switch (column) {
    case 'stage':
      return <StageBadge stage={row.stage} label={labels[row.stage]} />;
    case 'counts':
      return <Counts row={row} />;
    case 'amount':
      return money(row.amountMinor);
    case 'weighted':
      return money(row.weightedMinor);
    case 'acv':
      return money(row.acvMinor);
    case 'hardware':
    case 'software':
    case 'services':
    case 'unsplit':
      return money(row.streams[column] === '0' ? null : row.streams[column]);
    case 'close':
      return <CloseDay row={row} today={today} />;
    case 'step':
      return <NextStep row={row} today={today} />;
    case 'activity':
      return <Day date={row.lastActivityOn} />;
    case 'verbalYes':
      return <Day date={row.verbalYesOn} />;
    case 'entered':
      return <Day date={row.stageEnteredOn} />;
    case 'claim':
      return row.claimBp === null ? '–' : percentText(row.claimBp);
    case 'category':
      return row.category ? CATEGORY_WORDS[row.category] : '–';
    case 'rep':
      return <Words text={row.rep} />;
    case 'customer':
      return <Words text={row.customer} />;
    case 'sourceStage':
      return <Words text={row.sourceStage} />;
    case 'externalId':
      return <Words text={row.externalId} />;
  }
}

/** One line, cut at the column's edge; whole on hover. */
function Words({ text }: { text: string | null }) {
  if (!text) return <span className="text-faint">–</span>;
  return (
    <span className="block truncate" title={text}>
      {text}
    </span>
  );
}

/** What the deal counts; a claim that evidence does not carry is struck through, with what is missing under it. */
function Counts({ row }: { row: TableRow }) {
  return (
    <span className="flex min-w-0 flex-col" title={row.why}>
      <span className="tabular-nums">
        {row.knockedBp === null ? null : (
          <s className="me-1 text-faint">
            <span className="sr-only">claimed </span>
            {percentText(row.knockedBp)}
          </s>
        )}
        <span className={row.knockedDown ? 'font-semibold' : undefined}>{percentText(row.bp)}</span>
      </span>
      {row.knockedDown ? (
        <span className="block truncate text-xs text-look">{row.missing ?? 'Verbal yes without a PO'}</span>
      ) : null}
    </span>
  );
}

function CloseDay({ row, today }: { row: TableRow; today: string }) {
  const past = row.outcome === 'open' && row.closeOn !== null && row.closeOn < today;
  return (
    <span className={past ? 'text-look' : undefined}>
      <Day date={row.closeOn} />
      {past ? <span className="block text-xs">passed</span> : null}
    </span>
  );
}

function NextStep({ row, today }: { row: TableRow; today: string }) {
  if (!row.nextStep && !row.nextStepOn) return <span className="text-muted">No next step</span>;
  const overdue = row.outcome === 'open' && row.nextStepOn !== null && row.nextStepOn < today;
  return (
    <span className="flex min-w-0 flex-col" title={row.nextStep ?? undefined}>
      <span className="block truncate">{row.nextStep ?? 'Step without words'}</span>
      <span className={overdue ? 'text-xs text-look' : 'text-xs text-muted'}>
        {row.nextStepOn ? <Day date={row.nextStepOn} /> : 'no date'}
        {overdue ? ', overdue' : ''}
      </span>
    </span>
  );
}
