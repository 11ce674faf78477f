import type { Due, Meeting } from '@/domain/portfolio/needs';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Unit } from '@/platform/db/unit-of-work';

/** Who is asked, and as of when. */
export type AgendaQuestion = {
  today: CalendarDate;
  /** Whose own seat and actions; null: a job, which has none. */
  userId: string | null;
  /** True: actions of everybody. */
  everybodys: boolean;
  /** A review whose time came after this instant and that nobody has opened is still the next one. */
  lateSince: string;
  /** Answers to requests count from this instant on. */
  answeredSince: string;
  /** In whose name versions of the stage model are signed; null: signs none. */
  signs: 'CRO' | 'CEO' | null;
};

/** What is agreed of a company: its meetings, what is due, what was asked of the CEO, what waits for a signature. */
export type Agenda = {
  review: Meeting | null;
  board: Meeting | null;
  unanswered: boolean;
  actions: { review: Due; board: Due };
  requests: { open: number; overdue: number; answered: number };
  /** Versions of the stage model, in force or to come, that the reader has not signed; and those that only the CEO has not. */
  signatures: { own: number; ceo: number };
  /** When the engagement began, if its verdict is not spoken. */
  unspokenSince: CalendarDate | null;
};

type Row = {
  review: Meeting | null;
  board: (Meeting & { unanswered: boolean }) | null;
  reviewActions: Due;
  boardActions: Due;
  requests: Agenda['requests'];
  signatures: Agenda['signatures'];
  unspokenSince: CalendarDate | null;
};

const OWN = '($4::boolean OR owner_id = $3::uuid)';
const DUE = `json_build_object('overdue', count(*) FILTER (WHERE due_on < $2), 'today', count(*) FILTER (WHERE due_on = $2))`;
const UNSIGNED = (role: string) =>
  `NOT EXISTS (SELECT 1 FROM stage_model_signature g WHERE g.tenant_id = $1 AND g.stage_model_id = m.id AND g.role = ${role})`;
const AGENDA = `SELECT
  (SELECT json_build_object('id', id, 'on', held_on, 'startsAt', to_char(starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
      'state', state, 'period', NULL) FROM review
    WHERE tenant_id = $1 AND (state = 'open' OR state = 'planned' AND starts_at > $5)
    ORDER BY state = 'open' DESC, starts_at, id LIMIT 1) AS review,
  (SELECT json_build_object('id', r.id, 'on', r.held_on, 'startsAt', NULL, 'state', r.state, 'period', r.period,
      'unanswered', EXISTS (SELECT 1 FROM board_attendance a WHERE a.tenant_id = r.tenant_id AND a.review_id = r.id
        AND a.user_id = $3::uuid AND a.answer IS NULL)) FROM board_review r
    WHERE r.tenant_id = $1 AND r.state <> 'closed' ORDER BY r.state = 'open' DESC, r.period LIMIT 1) AS board,
  (SELECT ${DUE} FROM review_action WHERE tenant_id = $1 AND state = 'open' AND ${OWN}) AS "reviewActions",
  (SELECT ${DUE} FROM board_decision WHERE tenant_id = $1 AND kind = 'action' AND state = 'open' AND ${OWN}) AS "boardActions",
  (SELECT json_build_object('open', count(*) FILTER (WHERE state = 'open'), 'overdue', count(*) FILTER (WHERE state = 'open' AND due_on < $2),
      'answered', count(*) FILTER (WHERE state = 'answered' AND answered_at >= $6)) FROM ceo_request WHERE tenant_id = $1) AS requests,
  (SELECT json_build_object('own', count(*) FILTER (WHERE ${UNSIGNED('$7')}),
      'ceo', count(*) FILTER (WHERE NOT (${UNSIGNED("'CRO'")}) AND ${UNSIGNED("'CEO'")}))
    FROM stage_model m WHERE m.tenant_id = $1 AND NOT EXISTS (SELECT 1 FROM stage_model o WHERE o.tenant_id = $1 AND o.version > m.version
      AND o.effective_from <= greatest(m.effective_from, $2::date))) AS signatures,
  (SELECT e.start_on FROM engagement e WHERE e.tenant_id = $1 AND NOT EXISTS (SELECT 1 FROM engagement_verdict v
      WHERE v.tenant_id = $1 AND v.start_on = e.start_on)) AS "unspokenSince"`;

/** Everything agreed with the company in one statement. */
export async function readAgenda(unit: Unit, asked: AgendaQuestion): Promise<Agenda> {
  const { today, userId, everybodys, lateSince, answeredSince, signs } = asked;
  const [row] = await unit.named<Row>('portfolio_agenda', AGENDA, [
    unit.tenantId,
    today,
    userId,
    everybodys,
    lateSince,
    answeredSince,
    signs,
  ]);
  if (!row) throw new Error('A statement of scalars has one row');
  const { reviewActions, boardActions, requests, review, signatures, unspokenSince } = row;
  const { unanswered = false, ...board } = row.board ?? {};
  return {
    review,
    board: row.board === null ? null : (board as Meeting),
    unanswered,
    actions: { review: reviewActions, board: boardActions },
    requests,
    signatures: signs === null ? { own: 0, ceo: 0 } : signatures,
    unspokenSince,
  };
}
