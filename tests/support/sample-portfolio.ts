/** Inputs of the portfolio's operations. */
export const PORTFOLIO_SAMPLES = {
  'portfolio.refreshVariance': () => ({}),
};
