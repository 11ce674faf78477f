/**
 * How the board's page is set. One text with everything in it, so that a page outside the application carries the same print: the app asks
 * for it as a file, the shared page has it inline. Its colours are its own; `color-scheme` comes from the page around it.
 */
export const SHEET_CSS = `
.board-sheet {
  --ink: light-dark(#1d1b18, #efece6);
  --soft: light-dark(#5c574f, #b0aaa0);
  --rule: light-dark(#e5e1db, #302e2a);
  --strong: light-dark(#8d867b, #7d776c);
  --act: light-dark(#b3261e, #ff9086);
  --look: light-dark(#805200, #f0bb57);
  --good: light-dark(#00694e, #35c39a);
  --accent: light-dark(#3f35b5, #aaa5ff);
  --hardware: light-dark(#c76600, #f2a03d);
  --software: light-dark(#0069a8, #58b1ee);
  --services: light-dark(#00805f, #35c39a);
  --unsplit: light-dark(#7c766c, #a09a8f);
  color: var(--ink);
  font-size: 0.875rem;
  line-height: 1.5;
  font-variant-numeric: tabular-nums;
  width: 100%;
  max-width: 46rem;
  margin-inline: auto;
  container-type: inline-size;
}
.board-sheet h1, .board-sheet h2, .board-sheet h3, .board-sheet p, .board-sheet ul, .board-sheet dl, .board-sheet dd, .board-sheet table { margin: 0; padding: 0; }
.board-sheet ul { list-style: none; }
.board-sheet h1 { font-size: 1.75rem; font-weight: 600; letter-spacing: -0.015em; line-height: 1.2; }
.board-sheet h2 { font-size: 0.9375rem; font-weight: 600; }
.board-sheet .bs-company { color: var(--soft); }
.board-sheet .bs-soft { color: var(--soft); }
.board-sheet .bs-head { padding-bottom: 1rem; border-bottom: 2px solid var(--ink); }
.board-sheet .bs-part { padding-block: 1.25rem; border-bottom: 1px solid var(--rule); display: flex; flex-direction: column; gap: 0.625rem; }
.board-sheet .bs-kpis { display: grid; grid-template-columns: 1fr; }
.board-sheet .bs-kpi { padding-block: 1rem; border-bottom: 1px solid var(--rule); display: flex; flex-direction: column; gap: 0.25rem; min-width: 0; }
.board-sheet .bs-kpi h2 { font-size: 0.8125rem; font-weight: 500; color: var(--soft); }
.board-sheet .bs-figure { display: flex; align-items: flex-end; justify-content: space-between; gap: 1rem; }
.board-sheet .bs-value { font-size: 2rem; font-weight: 600; letter-spacing: -0.02em; line-height: 1.1; }
.board-sheet .bs-spark { width: 6.5rem; height: 2rem; flex: none; color: var(--accent); overflow: visible; }
.board-sheet .bs-facts { color: var(--soft); font-size: 0.8125rem; }
.board-sheet .bs-verdict { font-size: 0.8125rem; }
.board-sheet .bs-state { font-weight: 600; }
.board-sheet [data-state='act'] .bs-state { color: var(--act); }
.board-sheet [data-state='look'] .bs-state { color: var(--look); }
.board-sheet [data-state='on_track'] .bs-state { color: var(--good); }
.board-sheet [data-state='not_judged'] .bs-state { color: var(--soft); }
.board-sheet .bs-sentence { font-size: 0.9375rem; text-wrap: pretty; overflow-wrap: anywhere; }
.board-sheet .bs-table { width: 100%; border-collapse: collapse; font-size: 0.8125rem; }
.board-sheet .bs-table caption { text-align: start; color: var(--soft); padding-bottom: 0.25rem; }
.board-sheet .bs-table th, .board-sheet .bs-table td { padding: 0.3rem 0 0.3rem 0.5rem; text-align: end; font-weight: 400; border-top: 1px solid var(--rule); white-space: nowrap; }
.board-sheet .bs-table thead th { color: var(--soft); border-top: 0; }
.board-sheet .bs-table th:first-child { text-align: start; padding-inline-start: 0; }
.board-sheet .bs-table tr:last-child th, .board-sheet .bs-table tr:last-child td { font-weight: 600; border-top-color: var(--strong); }
.board-sheet .bs-key { display: inline-block; width: 0.625rem; height: 0.625rem; border-radius: 2px; margin-inline-end: 0.4rem; }
.board-sheet .bs-bars { display: grid; grid-template-columns: auto 1fr; gap: 0.25rem 0.75rem; align-items: center; font-size: 0.75rem; margin: 0; }
.board-sheet .bs-bar { display: block; width: 100%; height: 0.875rem; overflow: visible; print-color-adjust: exact; }
.board-sheet .bs-bars figcaption { grid-column: 1 / -1; color: var(--soft); }
.board-sheet .bs-list { display: flex; flex-direction: column; gap: 0.5rem; }
.board-sheet .bs-list p { overflow-wrap: anywhere; }
.board-sheet .bs-lines { display: flex; flex-direction: column; gap: 0.25rem; }
.board-sheet [data-became='late'] .bs-became, .board-sheet [data-became='dropped'] .bs-became { color: var(--act); }
.board-sheet [data-became='kept_late'] .bs-became { color: var(--look); }
.board-sheet .bs-two { display: grid; grid-template-columns: 1fr; gap: 1.25rem; }
.board-sheet .bs-foot { padding-top: 1rem; color: var(--soft); font-size: 0.75rem; overflow-wrap: anywhere; }
.board-sheet .bs-formulas { display: flex; flex-direction: column; gap: 0.375rem; font-size: 0.75rem; color: var(--soft); }
.board-sheet .bs-how > summary { cursor: pointer; padding-block: 0.5rem; }
.board-sheet .bs-unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@container (min-width: 34rem) {
  .board-sheet .bs-kpis { grid-template-columns: 1fr 1fr; column-gap: 2.5rem; }
  .board-sheet .bs-two { grid-template-columns: 1fr 1fr; gap: 2.5rem; }
  .board-sheet .bs-spark { width: 8rem; }
  .board-sheet .bs-how > summary { display: none; }
  .board-sheet .bs-how::details-content { content-visibility: visible; }
}
@media print {
  .board-sheet { color-scheme: light; max-width: none; font-size: 9.5pt; }
  .board-sheet .bs-part { padding-block: 0.75rem; }
  .board-sheet h2, .board-sheet .bs-table caption { break-after: avoid; }
  .board-sheet .bs-table, .board-sheet .bs-bars, .board-sheet li, .board-sheet .bs-two, .board-sheet .bs-lines { break-inside: avoid; }
  .board-sheet .bs-value { font-size: 1.5rem; }
  .board-sheet .bs-sentence { font-size: 9.5pt; }
  .board-sheet .bs-kpi { padding-block: 0.625rem; break-inside: avoid; }
  .board-sheet .bs-how:not([open]) { display: block; }
  .board-sheet .bs-how > summary { display: none; }
  .board-sheet .bs-how::details-content { content-visibility: visible; }
}
@container (max-width: 20rem) {
  .board-sheet .bs-spark { flex: 0 1 6.5rem; min-width: 0; }
  .board-sheet .bs-table { font-size: 0.6875rem; letter-spacing: -0.02em; }
  .board-sheet .bs-table th, .board-sheet .bs-table td { padding-inline-start: 0.2rem; }
}
`;
