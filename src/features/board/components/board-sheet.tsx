import type { ReactNode } from 'react';
import type { BoardTopic } from '@/domain/board/topics';
import type { BoardDecision, BoardPage } from '@/domain/board/page';
import {
  agendaWords,
  correctionWords,
  decisionWords,
  endorsementWords,
  exceptionWords,
  programmeWords,
  seatsTitle,
  nothingAgreed,
  seatWords,
  standingWords,
} from '../board-words';
import { agendaItemWords, exceptionLine, formulaWords } from '../export-words';
import { SheetForecast } from './sheet-forecast';
import { SheetKpi } from './sheet-kpi';

/** What takes the place of a part where it can be written in. Everything else is the page, the same for every reader. */
export type SheetParts = {
  sentence?: (topic: BoardTopic, said: string | null) => ReactNode;
  lastMonth?: ReactNode;
  thisMonth?: ReactNode;
  agenda?: ReactNode;
  attendance?: ReactNode;
};

type Props = { page: BoardPage; parts?: SheetParts; sha256?: string | null };

/**
 * The board's page of a month as a well-set page of print, from the page and nothing else. Needs no script; styled by SHEET_CSS (sheet-css.ts)
 * alone, so that it reads the same inside and outside the application.
 */
export function BoardSheet({ page, parts = {}, sha256 = null }: Props) {
  return (
    <article className="board-sheet">
      <header className="bs-head">
        <p className="bs-company">{page.company}</p>
        <h1>{page.month.name}</h1>
        <p className="bs-soft">{standingWords(page)}</p>
      </header>
      <div className="bs-kpis">
        {page.kpis.map((kpi) => (
          <SheetKpi
            key={kpi.id}
            kpi={kpi}
            sentence={parts.sentence ? parts.sentence(kpi.id, kpi.sentence) : kpi.sentence}
          />
        ))}
      </div>
      <SheetForecast
        page={page}
        sentence={
          parts.sentence ? parts.sentence('forecast', page.forecast.sentence) : page.forecast.sentence
        }
      />
      <section className="bs-part">
        <h2>Programme</h2>
        <p>{programmeWords(page)}</p>
      </section>
      <div className="bs-part bs-two">
        <Agreed title={page.lastMonth.month ? `Agreed in ${page.lastMonth.month}` : 'Agreed last month'}>
          {parts.lastMonth ?? <Decisions items={page.lastMonth.items} none="Nothing was agreed." />}
        </Agreed>
        <Agreed title="Agreed this month">
          {parts.thisMonth ?? <Decisions items={page.thisMonth} none={nothingAgreed(page)} />}
        </Agreed>
      </div>
      <div className="bs-part bs-two">
        <Agreed title={seatsTitle(page)}>{parts.attendance ?? <Seats page={page} />}</Agreed>
        <Agreed title="The hour">{parts.agenda ?? <Agenda page={page} />}</Agreed>
      </div>
      <section className="bs-part">
        <h2>Signatures and exceptions</h2>
        <div className="bs-lines">
          <p>{endorsementWords(page.endorsement)}</p>
          <p>{exceptionWords(page)}</p>
          {page.exceptions.ofMonth.map((exception, i) => (
            <p key={i} className="bs-soft">
              {exceptionLine(exception)}
            </p>
          ))}
          <p>{correctionWords(page)}</p>
        </div>
      </section>
      <Small page={page} sha256={sha256} />
    </article>
  );
}

function Agreed({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="bs-list">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Decisions({ items, none }: { items: readonly BoardDecision[]; none: string }) {
  if (items.length === 0) return <p className="bs-soft">{none}</p>;
  return (
    <ul className="bs-list">
      {items.map((item) => (
        <li key={item.id} data-became={item.became}>
          <p>{item.text}</p>
          <p className="bs-soft bs-became">{decisionWords(item)}</p>
        </li>
      ))}
    </ul>
  );
}

function Seats({ page }: { page: BoardPage }) {
  if (page.attendance.length === 0) return <p className="bs-soft">Nobody has been asked yet.</p>;
  return (
    <ul className="bs-lines">
      {page.attendance.map((seat) => (
        <li key={seat.userId}>{seatWords(seat, page)}</li>
      ))}
    </ul>
  );
}

function Agenda({ page }: { page: BoardPage }) {
  if (page.agenda.length === 0) return <p className="bs-soft">No agenda yet.</p>;
  return (
    <>
      <p className="bs-soft">{agendaWords(page)}</p>
      <ul className="bs-lines">
        {page.agenda.map((item) => (
          <li key={item.key}>
            {item.title} <span className="bs-soft">{agendaItemWords(item)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** How each figure is reckoned (folded where the page is narrow: nobody reads it on a phone), and the checksum of a closed page. */
function Small({ page, sha256 }: { page: BoardPage; sha256: string | null }) {
  return (
    <footer className="bs-foot">
      <div className="bs-formulas">
        <details className="bs-how">
          <summary>How the figures are reckoned</summary>
          <div className="bs-formulas">
            {page.kpis.map((kpi) => (
              <p key={kpi.id}>{formulaWords(kpi)}</p>
            ))}
          </div>
        </details>
        {sha256 ? <p>This month is closed and does not change. SHA-256 of its figures: {sha256}</p> : null}
      </div>
    </footer>
  );
}
