'use client';

import type { BoardDecision } from '@/domain/board/page';
import { Button } from '@/ui/controls/button';
import { toast } from '@/ui/controls/toast';
import { removeDecisionAction, settleDecisionAction } from '../actions';
import { decisionWords } from '../board-words';
import type { BoardRoom } from '../queries';
import { DecisionDialog } from './decision-dialog';
import { told } from './told';

type Row = BoardRoom['thisMonth'][number];
type Props = {
  slug: string;
  /** null: agreed in an earlier month; then it is settled here, and nothing is added. */
  month: string | null;
  items: readonly BoardDecision[];
  rows: readonly Row[];
  members: BoardRoom['members'];
  none: string;
};

/** What was agreed, with what became of it; settled where it stands. */
export function DecisionList({ slug, month, items, rows, members, none }: Props) {
  return (
    <>
      {items.length === 0 ? <p className="bs-soft">{none}</p> : null}
      <ul className="bs-list">
        {items.map((item) => {
          const row = rows.find(({ id }) => id === item.id);
          return (
            <li key={item.id} data-became={item.became}>
              <p>{item.text}</p>
              <p className="bs-soft bs-became">{decisionWords(item)}</p>
              {row ? (
                <div className="no-print -ms-2 flex flex-wrap">
                  {row.kind === 'action' ? <Settle slug={slug} row={row} /> : null}
                  {month === null ? null : (
                    <DecisionDialog slug={slug} month={month} members={members} row={row} />
                  )}
                  {month === null ? null : <Remove slug={slug} row={row} />}
                </div>
              ) : null}
            </li>
          );
        })}
      </ul>
      {month === null ? null : (
        <div className="no-print -ms-2 flex flex-wrap">
          <DecisionDialog slug={slug} month={month} members={members} kind="decision" />
          <DecisionDialog slug={slug} month={month} members={members} kind="action" />
        </div>
      )}
    </>
  );
}

function Settle({ slug, row: { id, text, state, version } }: { slug: string; row: Row }) {
  async function settle(next: 'open' | 'done' | 'dropped') {
    const settled = await told(settleDecisionAction(slug, { id, version, state: next }));
    if (!settled || state !== 'open') return;
    const undo = () => settleDecisionAction(slug, { id, version: settled.version, state: 'open' });
    toast({ title: next === 'done' ? 'Done' : 'Dropped', description: text, undo });
  }
  const name = <span className="sr-only">{text}</span>;
  if (state !== 'open')
    return (
      <Button variant="quiet" size="small" onClick={() => void settle('open')}>
        Open again{name}
      </Button>
    );
  return (
    <>
      <Button variant="quiet" size="small" onClick={() => void settle('done')}>
        Done{name}
      </Button>
      <Button variant="quiet" size="small" onClick={() => void settle('dropped')}>
        Drop{name}
      </Button>
    </>
  );
}

function Remove({ slug, row: { id, text, version } }: { slug: string; row: Row }) {
  return (
    <Button
      variant="quiet"
      size="small"
      onClick={() => void told(removeDecisionAction(slug, { id, version }))}
    >
      Take out<span className="sr-only">{text}</span>
    </Button>
  );
}
