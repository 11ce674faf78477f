-- The weekly review: schedule, reviews, the top five, what happened in the room, frozen minutes, mails, calendar addresses.

CREATE TABLE "review_schedule" (
    "tenant_id" UUID NOT NULL,
    "weekday" INTEGER NOT NULL,
    "minute_of_day" INTEGER NOT NULL,
    "zone" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL DEFAULT 30,
    "video_link" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(6) NOT NULL,
    "updated_by" UUID,

    CONSTRAINT "review_schedule_pkey" PRIMARY KEY ("tenant_id")
);

CREATE TABLE "review" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "week" TEXT,
    "held_on" DATE NOT NULL,
    "starts_at" TIMESTAMPTZ(6) NOT NULL,
    "zone" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL DEFAULT 30,
    "video_link" TEXT,
    "state" TEXT NOT NULL DEFAULT 'planned',
    "skip_reason" TEXT,
    "skipped_at" TIMESTAMPTZ(6),
    "skipped_by" UUID,
    "opened_at" TIMESTAMPTZ(6),
    "opened_by" UUID,
    "closed_at" TIMESTAMPTZ(6),
    "closed_by" UUID,
    "minutes_id" UUID,
    "last_seq" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "review_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "review_seat" (
    "tenant_id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "rep_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "ready_at" TIMESTAMPTZ(6),
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "review_seat_pkey" PRIMARY KEY ("tenant_id","review_id","rep_id")
);

CREATE TABLE "review_deal" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "rep_id" UUID NOT NULL,
    "deal_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "next_step" TEXT,
    "next_step_on" DATE,
    "evidence_answer" TEXT,
    "risk_kind" TEXT,
    "risk_note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "recorded_by" UUID,

    CONSTRAINT "review_deal_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "review_deal_evidence" (
    "tenant_id" UUID NOT NULL,
    "review_deal_id" UUID NOT NULL,
    "evidence_id" UUID NOT NULL,

    CONSTRAINT "review_deal_evidence_pkey" PRIMARY KEY ("tenant_id","review_deal_id","evidence_id")
);

CREATE TABLE "review_event" (
    "tenant_id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "prev_seq" INTEGER,
    "prev_open" BOOLEAN,
    "kind" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "by_user_id" UUID,
    "by_name" TEXT NOT NULL,

    CONSTRAINT "review_event_pkey" PRIMARY KEY ("tenant_id","review_id","seq")
);

CREATE TABLE "review_action" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "deal_id" UUID,
    "text" TEXT NOT NULL,
    "owner_id" UUID NOT NULL,
    "due_on" DATE NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "settled_at" TIMESTAMPTZ(6),
    "settled_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "recorded_by" UUID,

    CONSTRAINT "review_action_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "review_minutes" (
    "tenant_id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "closed" BOOLEAN NOT NULL DEFAULT true,
    "body" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "recorded_by" UUID,

    CONSTRAINT "review_minutes_pkey" PRIMARY KEY ("tenant_id","review_id")
);

CREATE TABLE "review_result" (
    "tenant_id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "deal_id" UUID NOT NULL,
    "rep_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "claimed_minor" BIGINT NOT NULL,
    "evidenced_minor" BIGINT NOT NULL,
    "claim_bp" INTEGER,
    "counted_bp_from" INTEGER NOT NULL,
    "counted_bp_to" INTEGER NOT NULL,
    "stage_from" TEXT NOT NULL,
    "stage_to" TEXT NOT NULL,
    "prepared" BOOLEAN NOT NULL,
    "challenged" BOOLEAN NOT NULL,
    "outcome" TEXT NOT NULL,
    "reason" TEXT,
    "promise" TEXT,
    "promise_on" DATE,
    "promise_result" TEXT,
    "next_step" TEXT,
    "next_step_on" DATE,
    "risk_kind" TEXT,
    "close_on" DATE,
    "pushes" INTEGER NOT NULL,
    "pushed_days" INTEGER NOT NULL,

    CONSTRAINT "review_result_pkey" PRIMARY KEY ("tenant_id","review_id","deal_id")
);

CREATE TABLE "review_correction" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "recorded_by" UUID,

    CONSTRAINT "review_correction_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "review_mail" (
    "tenant_id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "delivered" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "review_mail_pkey" PRIMARY KEY ("tenant_id","review_id","user_id","kind")
);

CREATE TABLE "calendar_feed" (
    "tenant_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "calendar_feed_pkey" PRIMARY KEY ("tenant_id","user_id")
);

CREATE INDEX "review_tenant_id_starts_at_idx" ON "review"("tenant_id", "starts_at");

CREATE UNIQUE INDEX "review_tenant_id_week_key" ON "review"("tenant_id", "week");

CREATE INDEX "review_seat_tenant_id_rep_id_idx" ON "review_seat"("tenant_id", "rep_id");

CREATE INDEX "review_deal_tenant_id_deal_id_idx" ON "review_deal"("tenant_id", "deal_id");

CREATE UNIQUE INDEX "review_deal_tenant_id_review_id_deal_id_key" ON "review_deal"("tenant_id", "review_id", "deal_id");

-- Checked at commit, so that two deals can change places.
ALTER TABLE "review_deal" ADD CONSTRAINT "review_deal_tenant_id_review_id_rep_id_position_key" UNIQUE ("tenant_id", "review_id", "rep_id", "position") DEFERRABLE INITIALLY DEFERRED;

CREATE INDEX "review_deal_evidence_tenant_id_evidence_id_idx" ON "review_deal_evidence"("tenant_id", "evidence_id");

CREATE INDEX "review_action_tenant_id_review_id_idx" ON "review_action"("tenant_id", "review_id");

CREATE INDEX "review_action_tenant_id_owner_id_idx" ON "review_action"("tenant_id", "owner_id");

CREATE INDEX "review_action_tenant_id_deal_id_idx" ON "review_action"("tenant_id", "deal_id");

CREATE INDEX "review_result_tenant_id_rep_id_idx" ON "review_result"("tenant_id", "rep_id");

CREATE INDEX "review_result_tenant_id_deal_id_idx" ON "review_result"("tenant_id", "deal_id");

CREATE INDEX "review_correction_tenant_id_review_id_idx" ON "review_correction"("tenant_id", "review_id");

CREATE UNIQUE INDEX "calendar_feed_tenant_id_token_hash_key" ON "calendar_feed"("tenant_id", "token_hash");

ALTER TABLE "review_schedule" ADD CONSTRAINT "review_schedule_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "review" ADD CONSTRAINT "review_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "review_seat" ADD CONSTRAINT "review_seat_tenant_id_review_id_fkey" FOREIGN KEY ("tenant_id", "review_id") REFERENCES "review"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "review_seat" ADD CONSTRAINT "review_seat_tenant_id_rep_id_fkey" FOREIGN KEY ("tenant_id", "rep_id") REFERENCES "rep"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "review_deal" ADD CONSTRAINT "review_deal_tenant_id_review_id_fkey" FOREIGN KEY ("tenant_id", "review_id") REFERENCES "review"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "review_deal" ADD CONSTRAINT "review_deal_tenant_id_review_id_rep_id_fkey" FOREIGN KEY ("tenant_id", "review_id", "rep_id") REFERENCES "review_seat"("tenant_id", "review_id", "rep_id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "review_deal" ADD CONSTRAINT "review_deal_tenant_id_deal_id_fkey" FOREIGN KEY ("tenant_id", "deal_id") REFERENCES "deal"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "review_deal_evidence" ADD CONSTRAINT "review_deal_evidence_tenant_id_review_deal_id_fkey" FOREIGN KEY ("tenant_id", "review_deal_id") REFERENCES "review_deal"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "review_deal_evidence" ADD CONSTRAINT "review_deal_evidence_tenant_id_evidence_id_fkey" FOREIGN KEY ("tenant_id", "evidence_id") REFERENCES "evidence"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "review_event" ADD CONSTRAINT "review_event_tenant_id_review_id_fkey" FOREIGN KEY ("tenant_id", "review_id") REFERENCES "review"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "review_action" ADD CONSTRAINT "review_action_tenant_id_review_id_fkey" FOREIGN KEY ("tenant_id", "review_id") REFERENCES "review"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "review_action" ADD CONSTRAINT "review_action_tenant_id_deal_id_fkey" FOREIGN KEY ("tenant_id", "deal_id") REFERENCES "deal"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "review_action" ADD CONSTRAINT "review_action_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "review_result" ADD CONSTRAINT "review_result_tenant_id_review_id_fkey" FOREIGN KEY ("tenant_id", "review_id") REFERENCES "review"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "review_result" ADD CONSTRAINT "review_result_tenant_id_deal_id_fkey" FOREIGN KEY ("tenant_id", "deal_id") REFERENCES "deal"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "review_result" ADD CONSTRAINT "review_result_tenant_id_rep_id_fkey" FOREIGN KEY ("tenant_id", "rep_id") REFERENCES "rep"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "review_correction" ADD CONSTRAINT "review_correction_tenant_id_review_id_fkey" FOREIGN KEY ("tenant_id", "review_id") REFERENCES "review"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "review_mail" ADD CONSTRAINT "review_mail_tenant_id_review_id_fkey" FOREIGN KEY ("tenant_id", "review_id") REFERENCES "review"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "review_mail" ADD CONSTRAINT "review_mail_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE review_schedule ADD CONSTRAINT review_schedule_ranges CHECK (weekday BETWEEN 1 AND 7 AND minute_of_day BETWEEN 0 AND 1439 AND minutes BETWEEN 5 AND 240);
ALTER TABLE review_schedule ADD CONSTRAINT review_schedule_video_link CHECK (video_link ~ '^https://' AND length(video_link) <= 500);
ALTER TABLE review ADD CONSTRAINT review_state_known CHECK (state IN ('planned', 'open', 'closed', 'skipped'));
ALTER TABLE review ADD CONSTRAINT review_state_whole CHECK ((state = 'skipped') = (skip_reason IS NOT NULL AND skipped_at IS NOT NULL)
  AND (state IN ('open', 'closed')) = (opened_at IS NOT NULL) AND (state = 'closed') = (closed_at IS NOT NULL) AND (state = 'closed') = (minutes_id IS NOT NULL)
  AND (minutes_id IS NULL OR minutes_id = id));
ALTER TABLE review ADD CONSTRAINT review_texts CHECK (length(skip_reason) BETWEEN 1 AND 1000 AND week ~ '^[0-9]{4}-W[0-9]{2}$' AND video_link ~ '^https://'
  AND length(video_link) <= 500 AND minutes BETWEEN 5 AND 240 AND last_seq >= 0);

-- Closed is for ever: the minutes key on a review that is closed, a closed review on its minutes, and minutes cannot be changed or deleted.
ALTER TABLE review ADD COLUMN closed boolean NOT NULL GENERATED ALWAYS AS (state = 'closed') STORED;
ALTER TABLE review ADD CONSTRAINT review_closed_key UNIQUE (tenant_id, id, closed);
ALTER TABLE review_minutes ADD CONSTRAINT review_minutes_closed CHECK (closed);
ALTER TABLE review_minutes ADD CONSTRAINT review_minutes_review_key FOREIGN KEY (tenant_id, review_id, closed)
  REFERENCES review (tenant_id, id, closed) ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE review ADD CONSTRAINT review_minutes_key FOREIGN KEY (tenant_id, minutes_id)
  REFERENCES review_minutes (tenant_id, review_id) ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE review_minutes ADD CONSTRAINT review_minutes_hash CHECK (sha256 ~ '^[0-9a-f]{64}$');

-- A chain of events: the first opens, each keys on the one before it, which must be open, and nothing is open after "closed".
ALTER TABLE review_event ADD COLUMN open boolean NOT NULL GENERATED ALWAYS AS (kind <> 'closed') STORED;
ALTER TABLE review_event ADD CONSTRAINT review_event_open_key UNIQUE (tenant_id, review_id, seq, open);
ALTER TABLE review_event ADD CONSTRAINT review_event_chain CHECK (CASE WHEN seq = 1 THEN kind = 'opened' AND prev_seq IS NULL AND prev_open IS NULL
  ELSE seq > 1 AND kind <> 'opened' AND prev_seq IS NOT NULL AND prev_seq = seq - 1 AND prev_open IS NOT NULL AND prev_open END);
ALTER TABLE review_event ADD CONSTRAINT review_event_previous_key FOREIGN KEY (tenant_id, review_id, prev_seq, prev_open)
  REFERENCES review_event (tenant_id, review_id, seq, open) ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE review_event ADD CONSTRAINT review_event_kind_known CHECK (kind IN ('opened', 'presented', 'pointed', 'timer', 'promiseJudged', 'challenged', 'ruled',
  'tookBack', 'answered', 'actionAdded', 'actionSettled', 'closed'));

ALTER TABLE review_deal ADD CONSTRAINT review_deal_top_five CHECK (position BETWEEN 1 AND 5);
ALTER TABLE review_deal ADD CONSTRAINT review_deal_answers_known CHECK (evidence_answer IN ('linked', 'none_yet') AND risk_kind IN ('budget', 'competitor', 'lead_time', 'other')
  AND length(next_step) <= 500 AND length(risk_note) <= 1000);
ALTER TABLE review_action ADD CONSTRAINT review_action_state_known CHECK (state IN ('open', 'done', 'dropped'));
ALTER TABLE review_action ADD CONSTRAINT review_action_state_whole CHECK ((state = 'open') = (settled_at IS NULL) AND length(text) BETWEEN 1 AND 500);
ALTER TABLE review_result ADD CONSTRAINT review_result_outcome_known CHECK (outcome IN ('held', 'knocked_down', 'moved', 'lost', 'parked', 'not_discussed')
  AND promise_result IN ('kept', 'late', 'dropped') AND pushes >= 0);
ALTER TABLE review_correction ADD CONSTRAINT review_correction_text CHECK (length(text) BETWEEN 1 AND 2000);
ALTER TABLE review_mail ADD CONSTRAINT review_mail_kind_known CHECK (kind IN ('day_before', 'two_hours', 'minutes'));
ALTER TABLE calendar_feed ADD CONSTRAINT calendar_feed_hash CHECK (token_hash ~ '^[0-9a-f]{64}$');

ALTER TABLE "review_schedule" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "review_schedule" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "review_schedule"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "review" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "review" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "review"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "review_seat" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "review_seat" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "review_seat"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "review_deal" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "review_deal" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "review_deal"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "review_deal_evidence" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "review_deal_evidence" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "review_deal_evidence"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "review_event" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "review_event" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "review_event"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "review_action" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "review_action" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "review_action"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "review_minutes" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "review_minutes" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "review_minutes"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "review_result" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "review_result" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "review_result"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "review_correction" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "review_correction" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "review_correction"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "review_mail" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "review_mail" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "review_mail"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "calendar_feed" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "calendar_feed" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "calendar_feed"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
