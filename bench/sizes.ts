/** How much is measured. The full sizes are those of the goals. */
export type Sizes = {
  dealRows: number;
  manyDealRows: number;
  heartbeats: number;
  whaleMovements: number;
  tenMovements: number;
  bystanders: number;
  bystanderMovements: number;
  importRounds: number;
  latencyRounds: number;
  pageRounds: number;
  createSeconds: number;
  createRounds: number;
  saturationSeconds: number;
  startRounds: number;
  rooms: number;
  roomSeconds: number;
};

export const FULL: Sizes = {
  dealRows: 100_000,
  manyDealRows: 1_000_000,
  heartbeats: 1_000_000,
  whaleMovements: 1_000_000,
  tenMovements: 10_000,
  bystanders: 998,
  bystanderMovements: 104,
  importRounds: 5,
  latencyRounds: 200,
  pageRounds: 100,
  createSeconds: 4,
  createRounds: 5,
  saturationSeconds: 60,
  startRounds: 5,
  rooms: 50,
  roomSeconds: 60,
};

export const SMALL: Sizes = {
  dealRows: 5000,
  manyDealRows: 20_000,
  heartbeats: 20_000,
  whaleMovements: 20_000,
  tenMovements: 2000,
  bystanders: 10,
  bystanderMovements: 104,
  importRounds: 3,
  latencyRounds: 40,
  pageRounds: 40,
  createSeconds: 1,
  createRounds: 3,
  saturationSeconds: 5,
  startRounds: 2,
  rooms: 5,
  roomSeconds: 10,
};

/** Day on which everything happens: the ledger ends shortly before. */
export const BENCH_NOW = '2026-11-22T09:00:00.000Z';
export const BENCH_DAY = '2026-11-22';
