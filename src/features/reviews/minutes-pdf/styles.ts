import { StyleSheet } from '@react-pdf/renderer';
import { FAMILY } from '@/platform/pdf/fonts';

const INK = '#1d1b18';
const MUTED = '#5c574f';
const HAIRLINE = '#e5e1db';

/** Points. The margins leave room for the repeated header and footer. */
export const styles = StyleSheet.create({
  page: {
    fontFamily: FAMILY,
    fontSize: 9.5,
    color: INK,
    paddingTop: 62,
    paddingBottom: 62,
    paddingHorizontal: 48,
  },
  // Not on the page: a line height that the page number inherits makes it vanish.
  body: { fontSize: 9.5, lineHeight: 1.4 },
  header: {
    position: 'absolute',
    top: 28,
    left: 48,
    right: 48,
    flexDirection: 'row',
    justifyContent: 'space-between',
    gap: 16,
    fontSize: 8,
    color: MUTED,
  },
  headerText: { flex: 1, maxLines: 1, textOverflow: 'ellipsis' },
  checksum: { position: 'absolute', bottom: 30, left: 48, fontSize: 7, color: MUTED },
  pageNumber: {
    position: 'absolute',
    bottom: 30,
    right: 48,
    width: 120,
    textAlign: 'right',
    fontSize: 7,
    color: MUTED,
  },
  title: { fontSize: 20, fontWeight: 600, lineHeight: 1.2 },
  lead: { fontSize: 11, color: MUTED, marginTop: 4 },
  alarm: {
    marginTop: 10,
    padding: 8,
    borderWidth: 1,
    borderColor: '#b3261e',
    color: '#b3261e',
    fontWeight: 600,
  },
  block: { marginTop: 16 },
  heading: { fontSize: 12, fontWeight: 600, marginBottom: 4 },
  line: { flexDirection: 'row', gap: 10, marginTop: 2 },
  label: { width: 92, color: MUTED },
  text: { flex: 1 },
  quiet: { color: MUTED },
  quietText: { flex: 1, color: MUTED },
  tableHead: { flexDirection: 'row', color: MUTED, paddingVertical: 2 },
  tableRow: { flexDirection: 'row', borderTopWidth: 0.5, borderTopColor: HAIRLINE, paddingVertical: 3 },
  cellLabel: { flex: 1 },
  cell: { width: 96, textAlign: 'right' },
  repHead: {
    marginTop: 10,
    marginBottom: 8,
    flexDirection: 'row',
    justifyContent: 'space-between',
    alignItems: 'baseline',
    borderBottomWidth: 1,
    borderBottomColor: INK,
  },
  deal: { marginTop: 8, paddingBottom: 8, borderBottomWidth: 0.5, borderBottomColor: HAIRLINE },
  dealHead: { flexDirection: 'row', justifyContent: 'space-between', gap: 12 },
  dealName: { flex: 1, fontWeight: 600, fontSize: 10.5 },
  outcome: { fontWeight: 600, fontSize: 10.5 },
  outcomeQuiet: { color: MUTED, fontSize: 10.5 },
  standing: { marginBottom: 2 },
  action: { marginTop: 4 },
  footnote: { marginTop: 6, fontSize: 8, color: MUTED },
});
