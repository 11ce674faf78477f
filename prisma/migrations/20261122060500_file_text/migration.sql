-- What was read out of a file when it came in, for comparing it with what is typed. A picture has none.
ALTER TABLE "stored_file" ADD COLUMN "text" TEXT, ADD COLUMN "text_state" TEXT NOT NULL DEFAULT 'picture';
ALTER TABLE stored_file ADD CONSTRAINT stored_file_text_state_known CHECK (text_state IN ('read', 'scan', 'unread', 'picture'));
ALTER TABLE stored_file ADD CONSTRAINT stored_file_text_whole CHECK ((text_state = 'read') = (text IS NOT NULL) AND length(text) <= 200000);
-- The files of a deal, newest first.
CREATE INDEX "stored_file_tenant_id_deal_id_recorded_at_idx" ON "stored_file"("tenant_id", "deal_id", "recorded_at");
