/** Who may call what of terms and time, as part of the table in expected-access.ts. What it costs is for the CRO and the CEO. */
const SEEN = ['terms.compensation', 'terms.show', 'time.export', 'time.list'];

export const TERMS = {
  CRO: [
    ...SEEN,
    'terms.change',
    'time.change',
    'time.record',
    'time.remove',
    'time.startTimer',
    'time.stopTimer',
    'time.undo',
  ],
  CEO: SEEN,
};
