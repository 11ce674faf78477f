import Link from 'next/link';
import { Alert } from '@/ui/controls/alert';
import { Card } from '@/ui/layout/card';
import { KeyValueList } from '@/ui/layout/key-value-list';
import { PageHeader } from '@/ui/layout/page-header';
import { Section } from '@/ui/layout/section';
import { dateText } from '@/ui/format/dates';
import { minutesSheet, NOT_INTACT, type Sheet } from '../../minutes-sheet';
import type { ShownMinutes } from '../../shown-minutes';
import { AddCorrection } from './add-correction';
import { MinutesDealPart } from './minutes-deal';
import { PdfMenu } from './pdf-menu';
import { SettleAction } from './settle-action';

type Props = { slug: string; shown: ShownMinutes };

/** A closed review: its minutes set like a page of print, and beside them what has come since. */
export function MinutesPage({ slug, shown }: Props) {
  const sheet = minutesSheet(shown);
  return (
    <article className="mx-auto flex w-full max-w-3xl flex-col gap-8">
      <PageHeader
        title={`Review of ${sheet.day}`}
        lead={`${sheet.title} of ${sheet.company}.${sheet.part ? ` ${sheet.part}.` : ''}`}
        eyebrow={<Neighbours slug={slug} shown={shown} />}
        actions={<PdfMenu slug={slug} reviewId={shown.reviewId} />}
      />
      {sheet.intact ? null : <Alert tone="act" title={NOT_INTACT} />}
      <KeyValueList items={sheet.facts.map(({ label, text }) => ({ key: label, value: text }))} />
      <Forecast rows={sheet.forecast} />
      {sheet.reps.map((rep) => (
        <Section key={rep.repId} title={rep.name} lead={rep.note}>
          {rep.deals.length > 0 ? (
            <ol className="flex flex-col divide-y divide-line border-y border-line">
              {rep.deals.map((deal) => (
                <MinutesDealPart key={deal.dealId} slug={slug} deal={deal} />
              ))}
            </ol>
          ) : null}
        </Section>
      ))}
      <Actions slug={slug} actions={sheet.actions} since={shown.since} />
      <Corrections slug={slug} reviewId={shown.reviewId} corrections={sheet.corrections} />
      <footer className="border-t pt-3 text-xs text-muted">
        <p>These minutes are final. SHA-256 of their text:</p>
        <p className="font-mono wrap-anywhere">{sheet.sha256}</p>
      </footer>
    </article>
  );
}

function Neighbours({ slug, shown }: Props) {
  const { previous, next } = shown;
  const to = (id: string) => `/t/${slug}/reviews/${id}`;
  return (
    <nav aria-label="Reviews" className="no-print flex flex-wrap gap-x-4 gap-y-1">
      <Link href={`/t/${slug}/reviews`}>All reviews</Link>
      {previous ? (
        <Link href={to(previous.reviewId)} rel="prev">
          ← {dateText(previous.heldOn)}
        </Link>
      ) : null}
      {next ? (
        <Link href={to(next.reviewId)} rel="next">
          {dateText(next.heldOn)} →
        </Link>
      ) : null}
    </nav>
  );
}

function Forecast({ rows }: { rows: Sheet['forecast'] }) {
  return (
    <Section
      title="Forecast"
      lead="The company’s open pipeline when the review was opened and when it was closed."
    >
      <Card flush className="keep-together">
        <table className="w-full text-xs tabular-nums sm:text-sm">
          <thead className="text-xs text-muted">
            <tr>
              <th scope="col" className="px-2 py-2 whitespace-nowrap sm:px-3 text-left font-normal">
                <span className="sr-only">Figure</span>
              </th>
              {['Before', 'After', 'Change'].map((head) => (
                <th
                  key={head}
                  scope="col"
                  className="px-2 py-2 whitespace-nowrap sm:px-3 text-right font-normal"
                >
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-line border-t border-line">
            {rows.map(({ label, before, after, change }) => (
              <tr key={label}>
                <th scope="row" className="px-2 py-2 whitespace-nowrap sm:px-3 text-left font-normal">
                  {label}
                </th>
                <td className="px-2 py-2 whitespace-nowrap sm:px-3 text-right text-muted">{before}</td>
                <td className="px-2 py-2 whitespace-nowrap sm:px-3 text-right font-medium">{after}</td>
                <td className="px-2 py-2 whitespace-nowrap sm:px-3 text-right">{change}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
    </Section>
  );
}

type Agreed = { slug: string; actions: Sheet['actions']; since: ShownMinutes['since'] };

function Actions({ slug, actions, since }: Agreed) {
  return (
    <Section title="Actions">
      {actions.length === 0 ? <p className="text-sm text-muted">None agreed.</p> : null}
      <ul className="flex flex-col gap-3">
        {actions.map((action) => (
          <li key={action.id} className="keep-together text-sm">
            <p className="wrap-anywhere">{action.text}</p>
            <p className="text-muted">
              {action.owner}, by {action.due}
              {action.deal ? `, ${action.deal}` : ''}. At the close: {action.atClose}. Today: {action.today}.
            </p>
            <Settle slug={slug} id={action.id} text={action.text} now={since[action.id]} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

type Settled = { slug: string; id: string; text: string; now: ShownMinutes['since'][string] | undefined };

function Settle({ slug, id, text, now }: Settled) {
  if (now?.settles === undefined) return null;
  return <SettleAction slug={slug} actionId={id} version={now.settles} state={now.state} text={text} />;
}

type Corrected = { slug: string; reviewId: string; corrections: Sheet['corrections'] };

function Corrections({ slug, reviewId, corrections }: Corrected) {
  return (
    <Section
      title="Corrections"
      lead="Notes beside the minutes, which stay as they are. CRO and CEO read all of them, a rep his own."
      actions={<AddCorrection slug={slug} reviewId={reviewId} />}
    >
      {corrections.length === 0 ? <p className="text-sm text-muted">None.</p> : null}
      <ul className="flex flex-col gap-3">
        {corrections.map(({ id, text, by }) => (
          <li key={id} className="keep-together text-sm">
            <p className="wrap-anywhere whitespace-pre-line">{text}</p>
            <p className="text-muted">{by}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
