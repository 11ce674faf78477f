import { Circle, Polyline, Rect, Svg, Text, View } from '@react-pdf/renderer';
import type { BoardForecastRow, BoardKpi } from '@/domain/board/page';
import { COLUMN_WORDS } from '../board-words';
import { ACCENT, STREAM_COLORS, styles } from './styles';

const [WIDE, HIGH] = [96, 26];

/** A KPI's quarters, the last one strong: columns for what adds up, a line for what is measured. The quarters at its ends stand below. */
export function Trend({ kpi: { id, trend } }: { kpi: BoardKpi }) {
  const shown = trend.flatMap(({ amount }, i) => (amount === null ? [] : [{ i, value: Number(amount) }]));
  if (shown.length < 2) return null;
  const values = shown.map(({ value }) => value);
  const columns = id === 'nnarr';
  const floor = columns ? Math.min(0, ...values) : Math.min(...values);
  const span = (columns ? Math.max(0, ...values) : Math.max(...values)) - floor || 1;
  const slot = WIDE / trend.length;
  const points = shown.map(({ i, value }) => ({
    x: (i + 0.5) * slot,
    y: HIGH - 3 - ((value - floor) / span) * (HIGH - 6),
  }));
  const ground = HIGH - 3 - ((0 - floor) / span) * (HIGH - 6);
  const last = points.at(-1);
  return (
    <View style={styles.kpiTrend}>
      <Svg width={WIDE} height={HIGH} viewBox={`0 0 ${WIDE} ${HIGH}`}>
        {columns ? (
          points.map(({ x, y }) => (
            <Rect
              key={x}
              x={x - slot * 0.35}
              width={slot * 0.7}
              y={Math.min(y, ground)}
              height={Math.max(0.75, Math.abs(ground - y))}
              fill={ACCENT}
              fillOpacity={x === last?.x ? 1 : 0.45}
            />
          ))
        ) : (
          <Polyline
            points={points.map(({ x, y }) => `${x},${y}`).join(' ')}
            stroke={ACCENT}
            strokeWidth={1.25}
            fill="none"
          />
        )}
        {last && !columns ? <Circle cx={last.x} cy={last.y} r={2} fill={ACCENT} /> : null}
      </Svg>
      <View style={styles.kpiSpan}>
        <Text>{trend[0]?.label}</Text>
        <Text>{trend.at(-1)?.label}</Text>
      </View>
    </View>
  );
}

const BAR = { width: 420, height: 9 };

/** The quarter by stream: full is what came, pale what is weighted. The table beside it says the same in figures. */
export function Bars({ rows }: { rows: readonly BoardForecastRow[] }) {
  const most = rows.reduce(
    (top, { column, forecastMinor }) => (column === 'total' ? top : Math.max(top, Number(forecastMinor))),
    0,
  );
  if (most <= 0) return null;
  const lengthOf = (minor: string) => Math.max(0, Number(minor) / most) * BAR.width;
  return (
    <View style={styles.bars}>
      {rows.map(({ column, actualMinor, forecastMinor }) => {
        if (column === 'total') return null;
        const color = STREAM_COLORS[column];
        return (
          <View key={column} style={styles.bar}>
            <Text style={styles.cellLabel}>{COLUMN_WORDS[column]}</Text>
            <Svg width={BAR.width} height={BAR.height} viewBox={`0 0 ${BAR.width} ${BAR.height}`}>
              <Rect
                x={0}
                y={0}
                width={lengthOf(forecastMinor)}
                height={BAR.height}
                fill={color}
                fillOpacity={0.35}
              />
              <Rect x={0} y={0} width={lengthOf(actualMinor)} height={BAR.height} fill={color} />
            </Svg>
          </View>
        );
      })}
      <Text style={styles.caption}>Full: already realised. Pale: still to come, weighted.</Text>
    </View>
  );
}
