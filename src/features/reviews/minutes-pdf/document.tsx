import type { ReactNode } from 'react';
import { Document, Page, Text, View } from '@react-pdf/renderer';
import { UNKNOWN_SIGN } from '@/platform/pdf/printable';
import { NOT_INTACT, type Sheet, type SheetAction, type SheetDeal } from '../minutes-sheet';
import { styles } from './styles';

export type PaperSize = 'A4' | 'LETTER';

type Props = { sheet: Sheet; size: PaperSize; lostSigns: boolean };

/** The minutes as a printed page: what the page on the screen says, line by line, without its controls. */
export function MinutesDocument({ sheet, size, lostSigns }: Props) {
  const title = `${sheet.title}, ${sheet.company}, ${sheet.day}`;
  return (
    <Document
      title={title}
      author={sheet.company}
      subject="Minutes of a closed review"
      creator="Commitpoint"
      language="en"
    >
      <Page size={size} style={styles.page}>
        <View style={styles.header} fixed>
          <Text style={styles.headerText}>
            {sheet.company} · {sheet.title}
          </Text>
          <Text>{sheet.day}</Text>
        </View>
        <View style={styles.body}>
          <Text style={styles.title}>{sheet.title}</Text>
          <Text style={styles.lead}>
            {sheet.company}, {sheet.day}
            {sheet.part ? `. ${sheet.part}` : ''}
          </Text>
          {lostSigns ? (
            <Text style={styles.footnote}>
              {UNKNOWN_SIGN} stands for signs that this PDF’s font does not have. The page on the screen shows
              them.
            </Text>
          ) : null}
          {sheet.intact ? null : <Text style={styles.alarm}>{NOT_INTACT}</Text>}
          <Facts sheet={sheet} />
          <Forecast rows={sheet.forecast} />
          {sheet.reps.map((rep) => (
            <Rep key={rep.repId} rep={rep} />
          ))}
          <Actions actions={sheet.actions} />
          <Corrections corrections={sheet.corrections} />
        </View>
        <Text style={styles.checksum} fixed>
          SHA-256 {sheet.sha256}
        </Text>
        <Text
          style={styles.pageNumber}
          fixed
          render={({ pageNumber, totalPages }) => `Page ${pageNumber} of ${totalPages}`}
        />
      </Page>
    </Document>
  );
}

function Facts({ sheet }: { sheet: Sheet }) {
  return (
    <View style={styles.block}>
      {sheet.facts.map(({ label, text }) => (
        <Line key={label} label={label} text={text} />
      ))}
    </View>
  );
}

function Line({ label, text, quiet = false }: { label: string; text: string; quiet?: boolean }) {
  return (
    <View style={styles.line}>
      <Text style={styles.label}>{label}</Text>
      <Text style={quiet ? styles.quietText : styles.text}>{text}</Text>
    </View>
  );
}

function Forecast({ rows }: { rows: Sheet['forecast'] }) {
  const cells = (label: string, before: string, after: string, change: string, head = false) => (
    <View key={label} style={head ? styles.tableHead : styles.tableRow} wrap={false}>
      <Text style={styles.cellLabel}>{label}</Text>
      <Text style={styles.cell}>{before}</Text>
      <Text style={styles.cell}>{after}</Text>
      <Text style={styles.cell}>{change}</Text>
    </View>
  );
  return (
    <View style={styles.block} wrap={false}>
      <Text style={styles.heading}>Forecast</Text>
      {cells('', 'Before', 'After', 'Change', true)}
      {rows.map(({ label, before, after, change }) => cells(label, before, after, change))}
    </View>
  );
}

function Rep({ rep }: { rep: Sheet['reps'][number] }) {
  const head = (
    <View style={styles.repHead}>
      <Text style={styles.heading}>{rep.name}</Text>
      <Text style={styles.quiet}>{rep.note}</Text>
    </View>
  );
  if (rep.deals.length === 0) return head;
  return rep.deals.map((deal, index) => (
    <Deal key={deal.dealId} deal={deal} above={index === 0 ? head : null} />
  ));
}

/** Characters of a deal that is kept on one page; a longer one may be longer than a page. */
const SHORT_DEAL = 1500;
const SHORT_LINE = 500;

function lengthOf({ ruling, lines }: SheetDeal): number {
  return lines.reduce((sum, { text }) => sum + text.length, ruling?.length ?? 0);
}

/** A long deal may go over the end of a page, its head not: that stays with its first line, and a rep's name with his first deal. */
function Deal({ deal, above }: { deal: SheetDeal; above: ReactNode }) {
  const lines = [
    ...(deal.ruling ? [{ label: 'Ruling', text: deal.ruling, quiet: false }] : []),
    ...deal.lines,
  ];
  const together = lines[0] && lines[0].text.length < SHORT_LINE ? 1 : 0;
  return (
    <View style={styles.deal} wrap={lengthOf(deal) > SHORT_DEAL}>
      <View wrap={false}>
        {above}
        <View style={styles.dealHead}>
          <Text style={styles.dealName}>
            {deal.name}
            {deal.customer ? ` (${deal.customer})` : ''}
          </Text>
          <Text style={deal.outcome.id === 'not_discussed' ? styles.outcomeQuiet : styles.outcome}>
            {deal.outcome.word}
          </Text>
        </View>
        <Text style={styles.standing}>
          {deal.standing} · weighted {deal.weight}
        </Text>
        {lines.slice(0, together).map((line) => (
          <Line key={line.label} {...line} />
        ))}
      </View>
      {lines.slice(together).map((line) => (
        <Line key={line.label} {...line} />
      ))}
    </View>
  );
}

function Actions({ actions }: { actions: readonly SheetAction[] }) {
  return (
    <View style={styles.block}>
      <Text style={styles.heading} minPresenceAhead={40}>
        Actions
      </Text>
      {actions.length === 0 ? <Text style={styles.quiet}>None agreed.</Text> : null}
      {actions.map((action) => (
        <View key={action.id} style={styles.action} wrap={false}>
          <Text>{action.text}</Text>
          <Text style={styles.quiet}>
            {action.owner}, by {action.due}
            {action.deal ? `, ${action.deal}` : ''}. At the close: {action.atClose}. Today: {action.today}.
          </Text>
        </View>
      ))}
    </View>
  );
}

function Corrections({ corrections }: { corrections: Sheet['corrections'] }) {
  if (corrections.length === 0) return null;
  return (
    <View style={styles.block}>
      <Text style={styles.heading} minPresenceAhead={40}>
        Corrections
      </Text>
      {corrections.map(({ id, text, by }) => (
        <View key={id} style={styles.action} wrap={false}>
          <Text>{text}</Text>
          <Text style={styles.quiet}>{by}</Text>
        </View>
      ))}
    </View>
  );
}
