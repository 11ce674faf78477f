import { Document, Page, Text, View } from '@react-pdf/renderer';
import type { BoardKpi, BoardPage } from '@/domain/board/page';
import { UNKNOWN_SIGN } from '@/platform/pdf/printable';
import { programmeWords, standingWords, VERDICT_WORDS } from '../board-words';
import { kpiFacts, NOT_SEALED, titleOf } from '../export-words';
import { ForecastPart } from './forecast-part';
import { AgreedPart, HourPart, SignaturesPart, SmallPart } from './parts';
import { Trend } from './pictures';
import { STATE_COLORS, styles } from './styles';

export type PaperSize = 'A4' | 'LETTER';

type Props = {
  page: BoardPage;
  /** The checksum of a closed page; null while it is open. */
  sha256: string | null;
  intact: boolean;
  size: PaperSize;
  lostSigns: boolean;
};

/** The board's page of a month on paper: what the page on the screen says, in its words and its order. */
export function BoardDocument({ page, sha256, intact, size, lostSigns }: Props) {
  return (
    <Document
      title={titleOf(page)}
      author={page.company}
      subject={page.closed ? 'The board’s page of a closed month' : 'The board’s page of a month, not closed'}
      creator="Commitpoint"
      language="en"
    >
      <Page size={size} style={styles.page}>
        <View style={styles.body}>
          <View style={styles.head}>
            <View style={styles.headLeft}>
              <Text style={styles.company}>{page.company}</Text>
              <Text style={styles.title}>{page.month.name}</Text>
            </View>
            <Text style={styles.standing}>{standingWords(page)}</Text>
          </View>
          {lostSigns ? (
            <Text style={styles.footnote}>
              {UNKNOWN_SIGN} stands for signs that this PDF’s font does not have. The page on the screen shows
              them.
            </Text>
          ) : null}
          {intact ? null : <Text style={styles.alarm}>{NOT_SEALED}</Text>}
          <View style={styles.kpis}>
            {page.kpis.map((kpi) => (
              <Kpi key={kpi.id} kpi={kpi} />
            ))}
          </View>
          <ForecastPart page={page} />
          <View style={styles.part} wrap={false}>
            <Text style={styles.heading}>Programme</Text>
            <Text>{programmeWords(page)}</Text>
          </View>
          <AgreedPart page={page} />
          <HourPart page={page} />
          <SignaturesPart page={page} />
          <SmallPart page={page} />
        </View>
        <Text
          style={styles.running}
          fixed
          render={({ pageNumber }) => (pageNumber > 1 ? `${page.company} · ${page.month.name}` : '')}
        />
        <Text style={styles.checksum} fixed>
          {sha256 ? `SHA-256 ${sha256}` : `${titleOf(page)}. Not closed: the figures still change.`}
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

function Kpi({ kpi }: { kpi: BoardKpi }) {
  const { label, value, verdict, sentence, figuresSay } = kpi;
  return (
    <View style={styles.kpi} wrap={false}>
      <Text style={styles.kpiLabel}>{label}</Text>
      <View style={styles.kpiFigure}>
        <Text style={styles.kpiValue}>{value.text}</Text>
        <Trend kpi={kpi} />
      </View>
      <Text style={styles.facts}>{kpiFacts(kpi)}</Text>
      <Text style={styles.verdict}>
        <Text style={[styles.strong, { color: STATE_COLORS[verdict.state] }]}>
          {VERDICT_WORDS[verdict.state]}.
        </Text>{' '}
        {verdict.text}
      </Text>
      {sentence ? <Text style={styles.sentence}>{sentence}</Text> : null}
      {!sentence && figuresSay ? <Text style={[styles.sentence, styles.quiet]}>{figuresSay}</Text> : null}
    </View>
  );
}
