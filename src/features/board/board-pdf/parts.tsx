import { Text, View } from '@react-pdf/renderer';
import type { BoardDecision, BoardPage } from '@/domain/board/page';
import {
  agendaWords,
  correctionWords,
  decisionWords,
  endorsementWords,
  exceptionWords,
  seatsTitle,
  nothingAgreed,
  seatWords,
} from '../board-words';
import { agendaItemWords, exceptionLine, formulaWords } from '../export-words';
import { BECAME_COLORS, styles } from './styles';

/** What was agreed last month with what became of it, beside what was agreed in this one. */
export function AgreedPart({ page: { lastMonth, thisMonth, closed } }: { page: BoardPage }) {
  return (
    <View style={styles.part}>
      <View style={styles.two}>
        <View style={styles.half}>
          <Text style={styles.heading}>
            {lastMonth.month ? `Agreed in ${lastMonth.month}` : 'Agreed last month'}
          </Text>
          <Decisions items={lastMonth.items} none="Nothing was agreed." />
        </View>
        <View style={styles.half}>
          <Text style={styles.heading}>Agreed this month</Text>
          <Decisions items={thisMonth} none={nothingAgreed({ closed })} />
        </View>
      </View>
    </View>
  );
}

function Decisions({ items, none }: { items: readonly BoardDecision[]; none: string }) {
  if (items.length === 0) return <Text style={styles.quiet}>{none}</Text>;
  return items.map((item) => (
    <View key={item.id} style={styles.item} wrap={false}>
      <Text>{item.text}</Text>
      <Text style={{ color: BECAME_COLORS[item.became] }}>{decisionWords(item)}</Text>
    </View>
  ));
}

/** Who was there, and how the hour went. */
export function HourPart({ page }: { page: BoardPage }) {
  return (
    <View style={styles.part} wrap={false}>
      <View style={styles.two}>
        <View style={styles.half}>
          <Text style={styles.heading}>{seatsTitle(page)}</Text>
          {page.attendance.length === 0 ? (
            <Text style={styles.quiet}>Nobody has been asked yet.</Text>
          ) : (
            page.attendance.map((seat) => <Text key={seat.userId}>{seatWords(seat, page)}</Text>)
          )}
        </View>
        <View style={styles.half}>
          <Text style={styles.heading}>The hour</Text>
          {page.agenda.length === 0 ? (
            <Text style={styles.quiet}>No agenda yet.</Text>
          ) : (
            <>
              <Text style={styles.quiet}>{agendaWords(page)}</Text>
              {page.agenda.map((item) => (
                <Text key={item.key}>
                  {item.title} <Text style={styles.quiet}>{agendaItemWords(item)}</Text>
                </Text>
              ))}
            </>
          )}
        </View>
      </View>
    </View>
  );
}

/** The endorsement, what was asked of the model, and what was booked about months that were closed. */
export function SignaturesPart({ page }: { page: BoardPage }) {
  return (
    <View style={styles.part} wrap={false}>
      <Text style={styles.heading}>Signatures and exceptions</Text>
      <Text>{endorsementWords(page.endorsement)}</Text>
      <Text>{exceptionWords(page)}</Text>
      {page.exceptions.ofMonth.map((exception, i) => (
        <Text key={i} style={styles.quiet}>
          {exceptionLine(exception)}
        </Text>
      ))}
      <Text>{correctionWords(page)}</Text>
    </View>
  );
}

/** How each figure is reckoned. */
export function SmallPart({ page }: { page: BoardPage }) {
  return (
    <View style={styles.lastPart}>
      {page.kpis.map((kpi) => (
        <Text key={kpi.id} style={styles.formula}>
          {formulaWords(kpi)}
        </Text>
      ))}
    </View>
  );
}
