import { KPI_IDS, type KpiId } from '../kpis/kpi-data';

/** What the CRO says one sentence about: a KPI, or the forecast. */
export const BOARD_TOPICS = [...KPI_IDS, 'forecast'] as const;
export type BoardTopic = KpiId | 'forecast';

/** A sentence, not a report. */
export const SENTENCE_LENGTH = 280;
