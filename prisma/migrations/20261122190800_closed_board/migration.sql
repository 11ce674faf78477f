-- What was said and who was there in a closed month stays, whoever asks: a closed review takes no update, and nothing is written below it.
-- Restrictive policies only ever narrow what the policy of the tenant allows. WITH CHECK (true): the closing update itself ends in a closed row.
-- Decisions are left to be settled after the close, so of them only new ones are refused. Checks of foreign keys pass policies by.
CREATE POLICY closed_stays ON board_review AS RESTRICTIVE FOR UPDATE USING (state <> 'closed') WITH CHECK (true);

CREATE POLICY closed_stays ON board_attendance AS RESTRICTIVE FOR UPDATE
  USING (NOT EXISTS (SELECT 1 FROM board_page p WHERE p.tenant_id = board_attendance.tenant_id AND p.review_id = board_attendance.review_id));
CREATE POLICY closed_takes_none ON board_attendance AS RESTRICTIVE FOR INSERT
  WITH CHECK (NOT EXISTS (SELECT 1 FROM board_page p WHERE p.tenant_id = board_attendance.tenant_id AND p.review_id = board_attendance.review_id));

CREATE POLICY closed_stays ON board_sentence AS RESTRICTIVE FOR UPDATE
  USING (NOT EXISTS (SELECT 1 FROM board_page p WHERE p.tenant_id = board_sentence.tenant_id AND p.review_id = board_sentence.review_id));
CREATE POLICY closed_takes_none ON board_sentence AS RESTRICTIVE FOR INSERT
  WITH CHECK (NOT EXISTS (SELECT 1 FROM board_page p WHERE p.tenant_id = board_sentence.tenant_id AND p.review_id = board_sentence.review_id));

CREATE POLICY closed_takes_none ON board_decision AS RESTRICTIVE FOR INSERT
  WITH CHECK (NOT EXISTS (SELECT 1 FROM board_page p WHERE p.tenant_id = board_decision.tenant_id AND p.review_id = board_decision.review_id));

-- Somebody who was asked by mistake is taken out again while the month is open.
CREATE POLICY closed_loses_none ON board_attendance AS RESTRICTIVE FOR DELETE
  USING (NOT EXISTS (SELECT 1 FROM board_page p WHERE p.tenant_id = board_attendance.tenant_id AND p.review_id = board_attendance.review_id));
