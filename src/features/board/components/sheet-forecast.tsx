import type { ReactNode } from 'react';
import type { BoardForecastRow, BoardPage, BoardVariance } from '@/domain/board/page';
import { dateText } from '@/ui/format/dates';
import { amountWords, COLUMN_WORDS, shareWords, varianceWords } from '../board-words';

/** The quarter by stream, and how far its forecasts were off. */
export function SheetForecast({ page, sentence }: { page: BoardPage; sentence: ReactNode }) {
  const { forecast, currency } = page;
  return (
    <section className="bs-part">
      <h2>Forecast, {forecast.quarter.label}</h2>
      <div className="bs-sentence">{sentence}</div>
      <Bars rows={forecast.rows} />
      <table className="bs-table">
        <caption className="bs-unseen">Forecast of {forecast.quarter.label} by stream</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="bs-unseen">Stream</span>
            </th>
            {['Actual', 'Commit', 'Weighted', 'Forecast'].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {forecast.rows.map((row) => (
            <tr key={row.column}>
              <th scope="row">{COLUMN_WORDS[row.column]}</th>
              {[row.actualMinor, row.commitMinor, row.weightedMinor, row.forecastMinor].map((minor, i) => (
                <Amount key={i} minor={minor} currency={currency} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p>{varianceWords(forecast.completed, { currency, goalBp: forecast.goalBp })}</p>
      {forecast.completed.rows.length > 0 ? <Variance of={forecast.completed} currency={currency} /> : null}
      <p className="bs-soft">{varianceWords(forecast.running, { currency, goalBp: forecast.goalBp })}</p>
    </section>
  );
}

function Amount({ minor, currency }: { minor: string; currency: string }) {
  const { text, exact } = amountWords(minor, currency);
  return <td title={exact}>{text}</td>;
}

/** Full colour is what came, pale what is weighted. The table below says the same in figures. */
function Bars({ rows }: { rows: readonly BoardForecastRow[] }) {
  const streams = rows.filter(({ column }) => column !== 'total');
  const most = streams.reduce((top, { forecastMinor }) => Math.max(top, Number(forecastMinor)), 0);
  if (most <= 0) return null;
  const share = (minor: string) => `${Math.max(0, (Number(minor) / most) * 100)}%`;
  return (
    <figure className="bs-bars" aria-hidden>
      {streams.map(({ column, actualMinor, forecastMinor }) => (
        <Bar key={column} column={column} actual={share(actualMinor)} whole={share(forecastMinor)} />
      ))}
      <figcaption>Full: already realised. Pale: still to come, weighted.</figcaption>
    </figure>
  );
}

function Bar({
  column,
  actual,
  whole,
}: {
  column: BoardForecastRow['column'];
  actual: string;
  whole: string;
}) {
  const fill = `var(--${column})`;
  return (
    <>
      <span>{COLUMN_WORDS[column]}</span>
      <svg className="bs-bar">
        <rect width={whole} height="100%" rx="2" fill={fill} fillOpacity="0.35" />
        <rect width={actual} height="100%" rx="2" fill={fill} />
      </svg>
    </>
  );
}

function Variance({ of, currency }: { of: BoardVariance; currency: string }) {
  return (
    <table className="bs-table">
      <caption>
        {of.quarter}, frozen on {dateText(of.snapshotOn)}
      </caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="bs-unseen">Stream</span>
          </th>
          {['Forecast', 'Came', 'Variance'].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {of.rows.map(({ column, forecastMinor, actualMinor, varianceBp }) => (
          <tr key={column}>
            <th scope="row">{COLUMN_WORDS[column]}</th>
            <Amount minor={forecastMinor} currency={currency} />
            <Amount minor={actualMinor} currency={currency} />
            <td>{shareWords(varianceBp)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
