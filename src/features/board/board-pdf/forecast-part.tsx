import { Text, View } from '@react-pdf/renderer';
import type { BoardColumn, BoardPage } from '@/domain/board/page';
import { dateText } from '@/ui/format/dates';
import { amountWords, COLUMN_WORDS, shareWords, varianceWords } from '../board-words';
import { Bars } from './pictures';
import { styles } from './styles';

/** The quarter by stream, and how far its forecasts were off. */
export function ForecastPart({ page: { forecast, currency } }: { page: BoardPage }) {
  const { completed, running, goalBp, sentence } = forecast;
  const amount = (minor: string) => amountWords(minor, currency).text;
  const now = forecast.rows.map(({ column, actualMinor, commitMinor, weightedMinor, forecastMinor }) => ({
    column,
    cells: [actualMinor, commitMinor, weightedMinor, forecastMinor].map(amount),
  }));
  const before = completed.rows.map(({ column, forecastMinor, actualMinor, varianceBp }) => ({
    column,
    cells: [amount(forecastMinor), amount(actualMinor), shareWords(varianceBp)],
  }));
  return (
    <View style={styles.part} wrap={false}>
      <Text style={styles.heading}>Forecast, {forecast.quarter.label}</Text>
      {sentence ? <Text style={styles.sentence}>{sentence}</Text> : null}
      <Bars rows={forecast.rows} />
      <View style={styles.two}>
        <View style={styles.wider}>
          <Text style={styles.caption}>{forecast.quarter.label}, so far and to come</Text>
          <Table heads={['Actual', 'Commit', 'Weighted', 'Forecast']} rows={now} />
        </View>
        {before.length > 0 ? (
          <View style={styles.half}>
            <Text style={styles.caption}>
              {completed.quarter}, frozen on {dateText(completed.snapshotOn)}
            </Text>
            <Table heads={['Forecast', 'Came', 'Variance']} rows={before} />
          </View>
        ) : null}
      </View>
      <Text style={styles.after}>{varianceWords(completed, { currency, goalBp })}</Text>
      <Text style={styles.quiet}>{varianceWords(running, { currency, goalBp })}</Text>
    </View>
  );
}

type TableProps = { heads: readonly string[]; rows: readonly { column: BoardColumn; cells: string[] }[] };

function Table({ heads, rows }: TableProps) {
  return (
    <View>
      <View style={styles.rowHead}>
        <Text style={styles.cellLabel}> </Text>
        {heads.map((head) => (
          <Text key={head} style={styles.cell}>
            {head}
          </Text>
        ))}
      </View>
      {rows.map(({ column, cells }) => (
        <View key={column} style={column === 'total' ? styles.rowTotal : styles.row}>
          <Text style={styles.cellLabel}>{COLUMN_WORDS[column]}</Text>
          {cells.map((cell, i) => (
            <Text key={heads[i]} style={styles.cell}>
              {cell}
            </Text>
          ))}
        </View>
      ))}
    </View>
  );
}
