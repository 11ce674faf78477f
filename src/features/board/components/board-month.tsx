import Link from 'next/link';
import type { ReactNode } from 'react';
import { Alert } from '@/ui/controls/alert';
import { dateText } from '@/ui/format/dates';
import { nothingAgreed } from '../board-words';
import type { BoardRoom, BoardShown } from '../queries';
import { SHEET_HREF } from '../sheet-file';
import { BoardSheet, type SheetParts } from './board-sheet';
import { CloseMonth } from './close-month';
import { DecisionList } from './decision-list';
import { HourBar } from './hour-bar';
import { HourClock } from './hour-clock';
import { OpenMonth, PlanMonth } from './plan-month';
import { SeatList } from './seat-list';
import { SentenceBox } from './sentence-box';

type Props = {
  slug: string;
  shown: BoardShown;
  /** What else can be done with the page: print, export, share. */
  actions?: ReactNode;
  children?: ReactNode;
};

/** A month at its address: the page as it is set, with what may still be written into it in its place. */
export function BoardMonth({ slug, shown, actions, children }: Props) {
  const { page, room, sha256, intact, state, now } = shown;
  const { month } = page;
  return (
    <>
      <link rel="stylesheet" href={SHEET_HREF} precedence="default" />
      <div className="no-print flex flex-wrap items-center justify-between gap-3">
        <Neighbours slug={slug} shown={shown} />
        <div className="flex flex-wrap gap-2">
          {room ? <Deeds slug={slug} shown={shown} room={room} /> : null}
          {actions}
        </div>
      </div>
      {intact ? null : (
        <Alert tone="act" title="This page is not the one that was closed: its checksum does not match.">
          Do not rely on it, and tell your administrator.
        </Alert>
      )}
      {state === 'unplanned' ? (
        <div className="no-print">
          <Alert tone="info" title={`${month.name} has no review yet.`}>
            These are its figures. Sentences, decisions and attendance can be written once its review is
            planned.
          </Alert>
        </div>
      ) : null}
      {room?.heldOn && state === 'planned' ? (
        <p className="no-print text-sm text-muted">The review is on {dateText(room.heldOn)}.</p>
      ) : null}
      {room?.timer && state === 'open' ? (
        <HourBar
          slug={slug}
          month={month.key}
          agenda={page.agenda}
          timer={room.timer}
          now={now}
          mayWrite={room.mayWrite}
        />
      ) : null}
      <BoardSheet
        page={page}
        parts={room && state !== 'unplanned' ? partsOf(slug, shown, room) : {}}
        sha256={state === 'closed' ? sha256 : null}
      />
      {children ? <div className="no-print mx-auto w-full max-w-[46rem]">{children}</div> : null}
    </>
  );
}

function Neighbours({ slug, shown: { previous, next } }: { slug: string; shown: BoardShown }) {
  return (
    <nav aria-label="Months" className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
      <Link href={`/t/${slug}/board`}>All months</Link>
      {previous ? (
        <Link href={`/t/${slug}/board/${previous.key}`} rel="prev">
          ← {previous.name}
        </Link>
      ) : null}
      {next ? (
        <Link href={`/t/${slug}/board/${next.key}`} rel="next">
          {next.name} →
        </Link>
      ) : null}
    </nav>
  );
}

function Deeds({ slug, shown, room }: { slug: string; shown: BoardShown; room: BoardRoom }) {
  const { page, state, sha256, today } = shown;
  const { month } = page;
  return (
    <>
      {room.mayWrite ? (
        <PlanMonth
          slug={slug}
          month={month}
          heldOn={room.heldOn}
          proposed={today}
          look={state === 'unplanned' ? 'primary' : 'secondary'}
        />
      ) : null}
      {room.mayWrite && state === 'planned' ? <OpenMonth slug={slug} month={month.key} /> : null}
      {room.mayClose && state !== 'unplanned' ? (
        <CloseMonth slug={slug} month={month} sha256={sha256} {...room} />
      ) : null}
    </>
  );
}

/** What can be written, in the place of what is printed. */
function partsOf(slug: string, { page, now, today, state }: BoardShown, room: BoardRoom): SheetParts {
  const month = page.month.key;
  const at = { slug, month };
  const saying: SheetParts['sentence'] = (topic, said) => {
    const kpi = page.kpis.find(({ id }) => id === topic);
    const stands = room.sentences.find((one) => one.topic === topic);
    return (
      <SentenceBox
        {...at}
        topic={topic}
        about={kpi ? kpi.name : 'the forecast'}
        text={said ?? ''}
        version={stands?.version ?? 0}
        figuresSay={kpi?.figuresSay ?? ''}
      />
    );
  };
  const decisions = { slug, members: room.members };
  return {
    sentence: room.mayWrite ? saying : undefined,
    lastMonth: room.mayDecide ? (
      <DecisionList
        {...decisions}
        month={null}
        items={page.lastMonth.items}
        rows={room.lastMonth}
        none="Nothing was agreed."
      />
    ) : undefined,
    thisMonth: room.mayDecide ? (
      <DecisionList
        {...decisions}
        month={month}
        items={page.thisMonth}
        rows={room.thisMonth}
        none={nothingAgreed({ closed: null })}
      />
    ) : undefined,
    attendance: (
      <SeatList
        {...at}
        room={room}
        held={state === 'open' || (room.heldOn !== null && room.heldOn <= today)}
      />
    ),
    agenda: room.timer ? (
      <HourClock
        {...at}
        agenda={page.agenda}
        timer={room.timer}
        now={now}
        open={state === 'open'}
        mayWrite={room.mayWrite}
      />
    ) : undefined,
  };
}
