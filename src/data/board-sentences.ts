import type { BoardTopic } from '@/domain/board/topics';
import type { Unit } from '@/platform/db/unit-of-work';

export type BoardSentenceRow = {
  topic: BoardTopic;
  text: string;
  version: number;
  recordedAt: string;
  by: string | null;
};

/** What the CRO says of a month's figures; a sentence that was taken back is an empty text. */
export function readBoardSentences(unit: Unit, reviewId: string): Promise<BoardSentenceRow[]> {
  return unit.sql<BoardSentenceRow>(
    `SELECT s.topic, s.text, s.version, s.recorded_at AS "recordedAt", (SELECT u.name FROM app_user u WHERE u.id = s.recorded_by) AS by
     FROM board_sentence s WHERE s.tenant_id = $1 AND s.review_id = $2 ORDER BY s.topic`,
    [unit.tenantId, reviewId],
  );
}

/** Writes the next version of a sentence of a locked review. */
export async function writeBoardSentence(
  unit: Unit,
  reviewId: string,
  sentence: { topic: BoardTopic; text: string },
  by: { userId: string | null; at: string },
): Promise<void> {
  await unit.execute(
    `INSERT INTO board_sentence (tenant_id, review_id, topic, text, recorded_at, recorded_by) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (tenant_id, review_id, topic) DO UPDATE SET text = excluded.text, version = board_sentence.version + 1,
       recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by`,
    [unit.tenantId, reviewId, sentence.topic, sentence.text, by.at, by.userId],
  );
}
