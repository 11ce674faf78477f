/** The box of every text-like control. 16 px on touch so that phones do not zoom in. */
export const FIELD_BOX =
  'h-8 w-full min-w-0 rounded-lg border border-line-strong bg-surface px-2.5 text-sm text-text transition-colors hover:border-muted disabled:cursor-not-allowed disabled:bg-sunken disabled:text-faint aria-invalid:border-act-fill aria-invalid:outline-act pointer-coarse:h-11 pointer-coarse:text-base';
