import { StyleSheet } from '@react-pdf/renderer';
import { FAMILY } from '@/platform/pdf/fonts';

const INK = '#1d1b18';
const MUTED = '#5c574f';
const HAIRLINE = '#e5e1db';
const ACT = '#b3261e';
const LOOK = '#805200';
const GOOD = '#00694e';
export const ACCENT = '#3f35b5';

/** Colours of streams, as everywhere. */
export const STREAM_COLORS = {
  hardware: '#c76600',
  software: '#0069a8',
  services: '#00805f',
  unsplit: '#7c766c',
} as const;

/** What is late or dropped stands out, what was kept does not. */
export const BECAME_COLORS = {
  taken: MUTED,
  open: MUTED,
  kept: MUTED,
  kept_late: LOOK,
  late: ACT,
  dropped: ACT,
} as const;

export const STATE_COLORS = { on_track: GOOD, look: LOOK, act: ACT, not_judged: MUTED } as const;

/** Points. The margins leave room for the repeated footer. */
export const styles = StyleSheet.create({
  page: {
    fontFamily: FAMILY,
    fontSize: 8.5,
    color: INK,
    paddingTop: 36,
    paddingBottom: 48,
    paddingHorizontal: 44,
  },
  // Not on the page: a line height that the page number inherits makes it vanish.
  body: { fontSize: 8.5, lineHeight: 1.35 },
  head: {
    borderBottomWidth: 1.5,
    borderBottomColor: INK,
    paddingBottom: 8,
    flexDirection: 'row',
    justifyContent: 'space-between',
    alignItems: 'flex-end',
    gap: 16,
  },
  headLeft: { flex: 1 },
  company: { fontSize: 9.5, color: MUTED },
  title: { fontSize: 21, fontWeight: 600, lineHeight: 1.15, marginTop: 1 },
  standing: { width: 190, textAlign: 'right', color: MUTED, fontSize: 8 },
  alarm: {
    marginTop: 8,
    padding: 6,
    borderWidth: 1,
    borderColor: ACT,
    color: ACT,
    fontWeight: 600,
  },
  footnote: { marginTop: 6, fontSize: 7.5, color: MUTED },
  kpis: { flexDirection: 'row', flexWrap: 'wrap', justifyContent: 'space-between' },
  kpi: { width: '47.5%', paddingVertical: 8, borderBottomWidth: 0.5, borderBottomColor: HAIRLINE },
  kpiLabel: { color: MUTED, fontSize: 8.5 },
  kpiFigure: { flexDirection: 'row', justifyContent: 'space-between', alignItems: 'flex-end', gap: 10 },
  kpiValue: { fontSize: 22, fontWeight: 600, lineHeight: 1.2 },
  kpiTrend: { width: 96 },
  kpiSpan: { flexDirection: 'row', justifyContent: 'space-between', fontSize: 6.5, color: MUTED },
  facts: { color: MUTED, fontSize: 8 },
  verdict: { fontSize: 8.5, marginTop: 1 },
  strong: { fontWeight: 600 },
  sentence: { fontSize: 9.5, marginTop: 2 },
  part: { paddingTop: 9, paddingBottom: 9, borderBottomWidth: 0.5, borderBottomColor: HAIRLINE },
  lastPart: { paddingTop: 9 },
  heading: { fontSize: 10.5, fontWeight: 600, marginBottom: 3 },
  quiet: { color: MUTED },
  bars: { marginTop: 4, marginBottom: 6 },
  bar: { flexDirection: 'row', alignItems: 'center', marginTop: 2 },
  caption: { fontSize: 7.5, color: MUTED, marginTop: 2 },
  after: { marginTop: 5 },
  row: { flexDirection: 'row', borderTopWidth: 0.5, borderTopColor: HAIRLINE, paddingVertical: 2 },
  rowHead: { flexDirection: 'row', color: MUTED, paddingVertical: 1.5, fontSize: 7.5 },
  rowTotal: {
    flexDirection: 'row',
    borderTopWidth: 0.75,
    borderTopColor: INK,
    paddingVertical: 2,
    fontWeight: 600,
  },
  cellLabel: { width: 62 },
  cell: { flex: 1, textAlign: 'right' },
  two: { flexDirection: 'row', gap: 24 },
  half: { flex: 1 },
  wider: { flex: 1.25 },
  item: { marginTop: 3 },
  formula: { fontSize: 7.5, color: MUTED, marginTop: 2 },
  running: { position: 'absolute', top: 20, left: 44, fontSize: 7.5, color: MUTED },
  checksum: { position: 'absolute', bottom: 26, left: 44, fontSize: 6.5, color: MUTED },
  pageNumber: {
    position: 'absolute',
    bottom: 26,
    right: 44,
    width: 120,
    textAlign: 'right',
    fontSize: 6.5,
    color: MUTED,
  },
});
