-- The month with the CEO, the engagement, notices and the life of a company. Tables first (made from the schema), then what they must
-- keep to, then the policies.

-- AlterTable
ALTER TABLE "engagement" ADD COLUMN     "contracted_days" INTEGER,
ADD COLUMN     "crm_access" TEXT NOT NULL DEFAULT 'not_asked',
ADD COLUMN     "crm_access_on" DATE,
ADD COLUMN     "day_rate_minor" BIGINT,
ADD COLUMN     "end_on" DATE,
ADD COLUMN     "minutes_per_day" INTEGER NOT NULL DEFAULT 480,
ADD COLUMN     "mode" TEXT NOT NULL DEFAULT 'remote',
ADD COLUMN     "variable_cap_minor" BIGINT,
ADD COLUMN     "variable_floor_minor" BIGINT,
ADD COLUMN     "variable_share_bp" INTEGER,
ADD COLUMN     "visits_per_year" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "weekly_minutes" INTEGER NOT NULL DEFAULT 120;

-- AlterTable
ALTER TABLE "engagement_history" ADD COLUMN     "contracted_days" INTEGER,
ADD COLUMN     "crm_access" TEXT NOT NULL DEFAULT 'not_asked',
ADD COLUMN     "crm_access_on" DATE,
ADD COLUMN     "day_rate_minor" BIGINT,
ADD COLUMN     "end_on" DATE,
ADD COLUMN     "minutes_per_day" INTEGER NOT NULL DEFAULT 480,
ADD COLUMN     "mode" TEXT NOT NULL DEFAULT 'remote',
ADD COLUMN     "variable_cap_minor" BIGINT,
ADD COLUMN     "variable_floor_minor" BIGINT,
ADD COLUMN     "variable_share_bp" INTEGER,
ADD COLUMN     "visits_per_year" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "weekly_minutes" INTEGER NOT NULL DEFAULT 120;

-- AlterTable
ALTER TABLE "tenant" ADD COLUMN     "deletes_at" TIMESTAMPTZ(6),
ADD COLUMN     "state" TEXT NOT NULL DEFAULT 'active',
ADD COLUMN     "state_at" TIMESTAMPTZ(6);

-- CreateTable
CREATE TABLE "board_review" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "period" INTEGER NOT NULL,
    "held_on" DATE NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'planned',
    "agenda" JSONB NOT NULL,
    "timer" JSONB NOT NULL DEFAULT '{}',
    "opened_at" TIMESTAMPTZ(6),
    "opened_by" UUID,
    "closed_at" TIMESTAMPTZ(6),
    "closed_by" UUID,
    "page_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "recorded_by" UUID,

    CONSTRAINT "board_review_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "board_attendance" (
    "tenant_id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "answer" TEXT,
    "answered_at" TIMESTAMPTZ(6),
    "attended" BOOLEAN,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "recorded_by" UUID,

    CONSTRAINT "board_attendance_pkey" PRIMARY KEY ("tenant_id","review_id","user_id")
);

-- CreateTable
CREATE TABLE "board_sentence" (
    "tenant_id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "recorded_by" UUID,

    CONSTRAINT "board_sentence_pkey" PRIMARY KEY ("tenant_id","review_id","topic")
);

-- CreateTable
CREATE TABLE "board_decision" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "owner_id" UUID,
    "due_on" DATE,
    "state" TEXT NOT NULL,
    "settled_at" TIMESTAMPTZ(6),
    "settled_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "recorded_by" UUID,

    CONSTRAINT "board_decision_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "board_page" (
    "tenant_id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "closed" BOOLEAN NOT NULL DEFAULT true,
    "body" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "recorded_by" UUID,

    CONSTRAINT "board_page_pkey" PRIMARY KEY ("tenant_id","review_id")
);

-- CreateTable
CREATE TABLE "board_link" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "revoked_at" TIMESTAMPTZ(6),
    "revoked_by" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "created_by" UUID,

    CONSTRAINT "board_link_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "board_link_view" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "link_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "browser" TEXT NOT NULL,
    "network" TEXT NOT NULL,

    CONSTRAINT "board_link_view_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "board_agenda" (
    "tenant_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "items" JSONB NOT NULL,
    "note" TEXT,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "recorded_by" UUID,

    CONSTRAINT "board_agenda_pkey" PRIMARY KEY ("tenant_id","version")
);

-- CreateTable
CREATE TABLE "ceo_request" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "due_on" DATE,
    "state" TEXT NOT NULL DEFAULT 'open',
    "answer" TEXT,
    "answer_text" TEXT,
    "answered_at" TIMESTAMPTZ(6),
    "answered_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "recorded_by" UUID,

    CONSTRAINT "ceo_request_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "quarter_variance" (
    "tenant_id" UUID NOT NULL,
    "quarter_start" DATE NOT NULL,
    "snapshot_on" DATE NOT NULL,
    "forecast_minor" BIGINT NOT NULL,
    "actual_minor" BIGINT NOT NULL,
    "streams" JSONB NOT NULL,
    "computed_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "quarter_variance_pkey" PRIMARY KEY ("tenant_id","quarter_start")
);

-- CreateTable
CREATE TABLE "readiness_answer" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "question" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "note" TEXT,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "recorded_by" UUID,

    CONSTRAINT "readiness_answer_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "engagement_baseline" (
    "tenant_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "start_on" DATE NOT NULL,
    "body" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "recorded_by" UUID,

    CONSTRAINT "engagement_baseline_pkey" PRIMARY KEY ("tenant_id","version")
);

-- CreateTable
CREATE TABLE "engagement_verdict" (
    "tenant_id" UUID NOT NULL,
    "start_on" DATE NOT NULL,
    "day_on" DATE NOT NULL,
    "body" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "recorded_by" UUID,

    CONSTRAINT "engagement_verdict_pkey" PRIMARY KEY ("tenant_id","start_on")
);

-- CreateTable
CREATE TABLE "programme_step" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "phase" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "due_on" DATE,
    "state" TEXT NOT NULL DEFAULT 'open',
    "settled_at" TIMESTAMPTZ(6),
    "settled_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "recorded_by" UUID,

    CONSTRAINT "programme_step_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "time_entry" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "worked_on" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "minutes" INTEGER,
    "started_at" TIMESTAMPTZ(6),
    "note" TEXT,
    "billable" BOOLEAN NOT NULL DEFAULT true,
    "state" TEXT NOT NULL DEFAULT 'live',
    "version" INTEGER NOT NULL DEFAULT 1,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "recorded_by" UUID,

    CONSTRAINT "time_entry_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "time_entry_history" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "worked_on" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "minutes" INTEGER,
    "started_at" TIMESTAMPTZ(6),
    "note" TEXT,
    "billable" BOOLEAN NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "recorded_by" UUID,
    "superseded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "time_entry_history_pkey" PRIMARY KEY ("tenant_id","id","version")
);

-- CreateTable
CREATE TABLE "start_guide" (
    "tenant_id" UUID NOT NULL,
    "audit_seen_at" TIMESTAMPTZ(6),
    "dismissed_at" TIMESTAMPTZ(6),
    "dismissed_by" UUID,

    CONSTRAINT "start_guide_pkey" PRIMARY KEY ("tenant_id")
);

-- CreateTable
CREATE TABLE "mapping_template" (
    "tenant_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "mapping" JSONB NOT NULL,
    "source" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "recorded_by" UUID,

    CONSTRAINT "mapping_template_pkey" PRIMARY KEY ("tenant_id","kind","version")
);

-- CreateTable
CREATE TABLE "notice_setting" (
    "tenant_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "by_mail" BOOLEAN NOT NULL,
    "in_app" BOOLEAN NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "notice_setting_pkey" PRIMARY KEY ("tenant_id","user_id","kind")
);

-- CreateTable
CREATE TABLE "digest_mail" (
    "tenant_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "delivered" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "digest_mail_pkey" PRIMARY KEY ("tenant_id","user_id","kind","period")
);

-- CreateTable
CREATE TABLE "notice" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT,
    "path" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "seen_at" TIMESTAMPTZ(6),
    "done_at" TIMESTAMPTZ(6),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "deleted_tenant" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "asked_by" TEXT,
    "asked_at" TIMESTAMPTZ(6) NOT NULL,
    "deleted_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "deleted_tenant_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "board_review_tenant_id_period_key" ON "board_review"("tenant_id", "period");

-- CreateIndex
CREATE INDEX "board_attendance_tenant_id_user_id_idx" ON "board_attendance"("tenant_id", "user_id");

-- CreateIndex
CREATE INDEX "board_decision_tenant_id_review_id_idx" ON "board_decision"("tenant_id", "review_id");

-- CreateIndex
CREATE INDEX "board_decision_tenant_id_owner_id_idx" ON "board_decision"("tenant_id", "owner_id");

-- CreateIndex
CREATE INDEX "board_link_tenant_id_review_id_idx" ON "board_link"("tenant_id", "review_id");

-- CreateIndex
CREATE UNIQUE INDEX "board_link_tenant_id_token_hash_key" ON "board_link"("tenant_id", "token_hash");

-- CreateIndex
CREATE INDEX "board_link_view_tenant_id_link_id_idx" ON "board_link_view"("tenant_id", "link_id");

-- CreateIndex
CREATE INDEX "ceo_request_tenant_id_state_idx" ON "ceo_request"("tenant_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "engagement_baseline_tenant_id_start_on_key" ON "engagement_baseline"("tenant_id", "start_on");

-- CreateIndex
CREATE INDEX "time_entry_tenant_id_worked_on_idx" ON "time_entry"("tenant_id", "worked_on");

-- CreateIndex
CREATE INDEX "notice_tenant_id_user_id_created_at_idx" ON "notice"("tenant_id", "user_id", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "notice_tenant_id_user_id_subject_key" ON "notice"("tenant_id", "user_id", "subject");

-- AddForeignKey
ALTER TABLE "board_review" ADD CONSTRAINT "board_review_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "board_attendance" ADD CONSTRAINT "board_attendance_tenant_id_review_id_fkey" FOREIGN KEY ("tenant_id", "review_id") REFERENCES "board_review"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "board_attendance" ADD CONSTRAINT "board_attendance_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "board_sentence" ADD CONSTRAINT "board_sentence_tenant_id_review_id_fkey" FOREIGN KEY ("tenant_id", "review_id") REFERENCES "board_review"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "board_decision" ADD CONSTRAINT "board_decision_tenant_id_review_id_fkey" FOREIGN KEY ("tenant_id", "review_id") REFERENCES "board_review"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "board_decision" ADD CONSTRAINT "board_decision_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "board_link" ADD CONSTRAINT "board_link_tenant_id_review_id_fkey" FOREIGN KEY ("tenant_id", "review_id") REFERENCES "board_review"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "board_link_view" ADD CONSTRAINT "board_link_view_tenant_id_link_id_fkey" FOREIGN KEY ("tenant_id", "link_id") REFERENCES "board_link"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "board_agenda" ADD CONSTRAINT "board_agenda_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ceo_request" ADD CONSTRAINT "ceo_request_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "quarter_variance" ADD CONSTRAINT "quarter_variance_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "readiness_answer" ADD CONSTRAINT "readiness_answer_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "engagement_baseline" ADD CONSTRAINT "engagement_baseline_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "engagement_verdict" ADD CONSTRAINT "engagement_verdict_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "programme_step" ADD CONSTRAINT "programme_step_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "time_entry" ADD CONSTRAINT "time_entry_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "time_entry" ADD CONSTRAINT "time_entry_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "start_guide" ADD CONSTRAINT "start_guide_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "mapping_template" ADD CONSTRAINT "mapping_template_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "notice_setting" ADD CONSTRAINT "notice_setting_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "notice_setting" ADD CONSTRAINT "notice_setting_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "digest_mail" ADD CONSTRAINT "digest_mail_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "digest_mail" ADD CONSTRAINT "digest_mail_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- A company is active, read-only, or read-only until the day it is deleted.
ALTER TABLE tenant ADD CONSTRAINT tenant_state_known CHECK (state IN ('active', 'archived', 'leaving'));
ALTER TABLE tenant ADD CONSTRAINT tenant_state_whole CHECK ((state = 'active') = (state_at IS NULL) AND (state = 'leaving') = (deletes_at IS NOT NULL));

-- Closed is for ever: the page keys on a review that is closed, a closed review on its page, and pages cannot be changed or deleted.
ALTER TABLE board_review ADD CONSTRAINT board_review_state_known CHECK (state IN ('planned', 'open', 'closed'));
ALTER TABLE board_review ADD CONSTRAINT board_review_state_whole CHECK ((state = 'closed') = (closed_at IS NOT NULL) AND (state = 'closed') = (page_id IS NOT NULL));
ALTER TABLE board_review ADD COLUMN closed boolean NOT NULL GENERATED ALWAYS AS (state = 'closed') STORED;
ALTER TABLE board_review ADD CONSTRAINT board_review_closed_key UNIQUE (tenant_id, id, closed);
ALTER TABLE board_review ADD CONSTRAINT board_review_page_own CHECK (page_id IS NULL OR page_id = id);
ALTER TABLE board_page ADD CONSTRAINT board_page_closed CHECK (closed);
ALTER TABLE board_page ADD CONSTRAINT board_page_review_key FOREIGN KEY (tenant_id, review_id, closed)
  REFERENCES board_review (tenant_id, id, closed) ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE board_review ADD CONSTRAINT board_review_page_key FOREIGN KEY (tenant_id, page_id)
  REFERENCES board_page (tenant_id, review_id) ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE board_page ADD CONSTRAINT board_page_hash CHECK (sha256 ~ '^[0-9a-f]{64}$');

ALTER TABLE board_attendance ADD CONSTRAINT board_attendance_answer_known CHECK (answer IN ('coming', 'not_coming'));
ALTER TABLE board_attendance ADD CONSTRAINT board_attendance_answer_whole CHECK ((answer IS NULL) = (answered_at IS NULL));
ALTER TABLE board_sentence ADD CONSTRAINT board_sentence_topic_known CHECK (topic IN ('nnarr', 'grr', 'acv_per_deployment', 'ttfv', 'days_to_deployment', 'hardware_failure_rate', 'forecast'));
ALTER TABLE board_sentence ADD CONSTRAINT board_sentence_short CHECK (length(text) <= 280);
ALTER TABLE board_decision ADD CONSTRAINT board_decision_kind_known CHECK (kind IN ('decision', 'action'));
ALTER TABLE board_decision ADD CONSTRAINT board_decision_state_known CHECK ((kind = 'decision' AND state IN ('taken', 'removed'))
  OR (kind = 'action' AND state IN ('open', 'done', 'dropped', 'removed')));
ALTER TABLE board_decision ADD CONSTRAINT board_decision_action_whole CHECK (kind = 'decision' OR (owner_id IS NOT NULL AND due_on IS NOT NULL));
ALTER TABLE board_link ADD CONSTRAINT board_link_expires CHECK (expires_at > created_at);
ALTER TABLE board_agenda ADD CONSTRAINT board_agenda_version CHECK (version >= 1);
ALTER TABLE ceo_request ADD CONSTRAINT ceo_request_state_known CHECK (state IN ('open', 'answered', 'withdrawn'));
ALTER TABLE ceo_request ADD CONSTRAINT ceo_request_answer_known CHECK (answer IN ('yes', 'no'));
ALTER TABLE ceo_request ADD CONSTRAINT ceo_request_answer_whole CHECK ((state = 'answered') = (answer IS NOT NULL) AND (answer IS NULL) = (answered_at IS NULL));

-- One baseline, one verdict and one review of a first day and a month. Days are hundredths of a day.
ALTER TABLE engagement ADD CONSTRAINT engagement_mode_known CHECK (mode IN ('remote', 'hybrid', 'on_site'));
ALTER TABLE engagement ADD CONSTRAINT engagement_access_known CHECK (crm_access IN ('not_asked', 'asked', 'granted', 'refused'));
ALTER TABLE engagement ADD CONSTRAINT engagement_end_after_start CHECK (end_on IS NULL OR end_on >= start_on);
ALTER TABLE engagement ADD CONSTRAINT engagement_terms_possible CHECK (contracted_days BETWEEN 0 AND 3100 AND minutes_per_day BETWEEN 60 AND 1440
  AND weekly_minutes BETWEEN 0 AND 10080 AND visits_per_year BETWEEN 0 AND 366 AND day_rate_minor >= 0
  AND variable_share_bp BETWEEN 0 AND 10000 AND variable_floor_minor >= 0 AND variable_cap_minor >= 0);
ALTER TABLE engagement_baseline ADD CONSTRAINT engagement_baseline_hash CHECK (sha256 ~ '^[0-9a-f]{64}$');
ALTER TABLE engagement_verdict ADD CONSTRAINT engagement_verdict_hash CHECK (sha256 ~ '^[0-9a-f]{64}$');
ALTER TABLE readiness_answer ADD CONSTRAINT readiness_answer_question_known CHECK (question IN ('repeatable_motion', 'pre_revenue', 'physical_product', 'hiring_support'));
ALTER TABLE readiness_answer ADD CONSTRAINT readiness_answer_known CHECK (answer IN ('yes', 'no', 'unknown'));
ALTER TABLE programme_step ADD CONSTRAINT programme_step_phase_known CHECK (phase IN (1, 2, 3));
ALTER TABLE programme_step ADD CONSTRAINT programme_step_state_known CHECK (state IN ('open', 'done', 'removed'));
ALTER TABLE time_entry ADD CONSTRAINT time_entry_kind_known CHECK (kind IN ('work', 'collaboration', 'visit', 'travel'));
ALTER TABLE time_entry ADD CONSTRAINT time_entry_state_known CHECK (state IN ('live', 'removed'));
-- A timer runs or has been stopped: minutes are there unless it runs.
ALTER TABLE time_entry ADD CONSTRAINT time_entry_minutes CHECK (minutes BETWEEN 1 AND 1440 OR (minutes IS NULL AND started_at IS NOT NULL));
CREATE UNIQUE INDEX time_entry_one_timer ON time_entry (tenant_id, user_id) WHERE minutes IS NULL AND state = 'live';

ALTER TABLE digest_mail ADD CONSTRAINT digest_mail_kind_known CHECK (kind IN ('weekly', 'monthly'));

ALTER TABLE "board_review" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "board_review" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "board_review"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "board_attendance" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "board_attendance" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "board_attendance"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "board_sentence" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "board_sentence" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "board_sentence"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "board_decision" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "board_decision" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "board_decision"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "board_page" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "board_page" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "board_page"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "board_link" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "board_link" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "board_link"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "board_link_view" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "board_link_view" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "board_link_view"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "board_agenda" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "board_agenda" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "board_agenda"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "ceo_request" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "ceo_request" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "ceo_request"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "quarter_variance" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "quarter_variance" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "quarter_variance"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "readiness_answer" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "readiness_answer" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "readiness_answer"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "engagement_baseline" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "engagement_baseline" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "engagement_baseline"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "engagement_verdict" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "engagement_verdict" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "engagement_verdict"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "programme_step" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "programme_step" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "programme_step"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "time_entry" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "time_entry" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "time_entry"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "time_entry_history" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "time_entry_history" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "time_entry_history"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "start_guide" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "start_guide" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "start_guide"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "mapping_template" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "mapping_template" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "mapping_template"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "notice_setting" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "notice_setting" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "notice_setting"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "digest_mail" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "digest_mail" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "digest_mail"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "notice" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "notice" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "notice"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
