-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "rep" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "email" TEXT,
    "user_id" UUID,
    "acv_floor_minor" BIGINT,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "rep_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "customer" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "external_id" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "customer_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "contact" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "customer_id" UUID,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "email" TEXT,
    "title" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "contact_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "deal" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "external_id" TEXT,
    "name" TEXT NOT NULL,
    "customer_id" UUID,
    "rep_id" UUID,
    "contact_id" UUID,
    "stage" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "stage_entered_on" DATE,
    "source_stage" TEXT,
    "source_outcome" TEXT,
    "source_probability_bp" INTEGER,
    "source_category" TEXT,
    "amount_minor" BIGINT,
    "currency" TEXT NOT NULL,
    "source_amount_minor" BIGINT,
    "source_currency" TEXT,
    "fx_rate" DECIMAL(20,10),
    "close_on" DATE,
    "created_on" DATE,
    "engaged_on" DATE,
    "last_activity_on" DATE,
    "next_step" TEXT,
    "next_step_on" DATE,
    "verbal_yes_on" DATE,
    "claim_bp" INTEGER,
    "claim_on" DATE,
    "demo_on" DATE,
    "term_months" INTEGER NOT NULL DEFAULT 12,
    "is_pilot" BOOLEAN NOT NULL DEFAULT false,
    "product" TEXT,
    "lost_reason" TEXT,
    "closed_on" DATE,
    "has_hardware" BOOLEAN NOT NULL DEFAULT true,
    "po_evidence_id" UUID,
    "po_kind" TEXT,
    "po_live" BOOLEAN,
    "import_id" UUID,
    "created_import_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "deal_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "deal_history" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "external_id" TEXT,
    "name" TEXT NOT NULL,
    "customer_id" UUID,
    "rep_id" UUID,
    "contact_id" UUID,
    "stage" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "stage_entered_on" DATE,
    "source_stage" TEXT,
    "source_outcome" TEXT,
    "source_probability_bp" INTEGER,
    "source_category" TEXT,
    "amount_minor" BIGINT,
    "currency" TEXT NOT NULL,
    "source_amount_minor" BIGINT,
    "source_currency" TEXT,
    "fx_rate" DECIMAL(20,10),
    "close_on" DATE,
    "created_on" DATE,
    "engaged_on" DATE,
    "last_activity_on" DATE,
    "next_step" TEXT,
    "next_step_on" DATE,
    "verbal_yes_on" DATE,
    "claim_bp" INTEGER,
    "claim_on" DATE,
    "demo_on" DATE,
    "term_months" INTEGER NOT NULL,
    "is_pilot" BOOLEAN NOT NULL,
    "product" TEXT,
    "lost_reason" TEXT,
    "closed_on" DATE,
    "has_hardware" BOOLEAN NOT NULL,
    "po_evidence_id" UUID,
    "po_kind" TEXT,
    "po_live" BOOLEAN,
    "import_id" UUID,
    "created_import_id" UUID,
    "version" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "superseded_at" TIMESTAMPTZ(6) NOT NULL,
    "superseded_by_import_id" UUID,

    CONSTRAINT "deal_history_pkey" PRIMARY KEY ("tenant_id","id","version")
);

-- CreateTable
CREATE TABLE "deal_line" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "deal_id" UUID NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "stream" TEXT NOT NULL,
    "recurring" BOOLEAN NOT NULL,
    "description" TEXT NOT NULL,
    "units" INTEGER,
    "unit_price_minor" BIGINT,
    "amount_minor" BIGINT NOT NULL,
    "time_and_materials" BOOLEAN NOT NULL DEFAULT false,
    "expected_hours" INTEGER,
    "promised_on" DATE,
    "import_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "deal_line_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "deal_line_history" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "deal_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "stream" TEXT NOT NULL,
    "recurring" BOOLEAN NOT NULL,
    "description" TEXT NOT NULL,
    "units" INTEGER,
    "unit_price_minor" BIGINT,
    "amount_minor" BIGINT NOT NULL,
    "time_and_materials" BOOLEAN NOT NULL,
    "expected_hours" INTEGER,
    "promised_on" DATE,
    "import_id" UUID,
    "version" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "superseded_at" TIMESTAMPTZ(6) NOT NULL,
    "superseded_by_import_id" UUID,

    CONSTRAINT "deal_line_history_pkey" PRIMARY KEY ("tenant_id","id","version")
);

-- CreateTable
CREATE TABLE "evidence" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "deal_id" UUID NOT NULL,
    "line_id" UUID,
    "kind" TEXT NOT NULL,
    "reference" TEXT,
    "evidence_on" DATE NOT NULL,
    "amount_minor" BIGINT,
    "currency" TEXT,
    "units" INTEGER,
    "note" TEXT,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "recorded_by" UUID,
    "voided_at" TIMESTAMPTZ(6),
    "void_reason" TEXT,
    "voided_by" UUID,
    "import_id" UUID,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "stage_transition" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "deal_id" UUID NOT NULL,
    "from_stage" TEXT,
    "to_stage" TEXT NOT NULL,
    "on_date" DATE NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "by_user_id" UUID,
    "reason" TEXT,
    "model_version" INTEGER NOT NULL,
    "import_id" UUID,

    CONSTRAINT "stage_transition_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "activity" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "deal_id" UUID NOT NULL,
    "external_id" TEXT,
    "kind" TEXT NOT NULL,
    "occurred_on" DATE NOT NULL,
    "subject" TEXT,
    "import_id" UUID,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "recorded_by" UUID,
    "removed_at" TIMESTAMPTZ(6),

    CONSTRAINT "activity_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "justification" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "deal_id" UUID NOT NULL,
    "why" TEXT NOT NULL,
    "until_on" DATE NOT NULL,
    "by_user_id" UUID,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "justification_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "clean_up" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "as_of" DATE NOT NULL,
    "deal_ids" JSONB NOT NULL,
    "by_user_id" UUID,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "undone_at" TIMESTAMPTZ(6),

    CONSTRAINT "clean_up_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "stage_model" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "effective_from" DATE NOT NULL,
    "note" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "created_by" UUID,

    CONSTRAINT "stage_model_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "stage_model_stage" (
    "tenant_id" UUID NOT NULL,
    "stage_model_id" UUID NOT NULL,
    "stage" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "probability_bp" INTEGER NOT NULL,

    CONSTRAINT "stage_model_stage_pkey" PRIMARY KEY ("tenant_id","stage_model_id","stage")
);

-- CreateTable
CREATE TABLE "deployment" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "external_id" TEXT,
    "customer_id" UUID NOT NULL,
    "deal_id" UUID,
    "site" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "devices" INTEGER,
    "signed_on" DATE,
    "shipped_on" DATE,
    "installed_on" DATE,
    "activated_on" DATE,
    "first_value_on" DATE,
    "first_value_kind" TEXT,
    "first_value_proof" TEXT,
    "ended_on" DATE,
    "acv_minor" BIGINT,
    "state" TEXT NOT NULL DEFAULT 'live',
    "import_id" UUID,
    "created_import_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "deployment_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "deployment_history" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "external_id" TEXT,
    "customer_id" UUID NOT NULL,
    "deal_id" UUID,
    "site" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "devices" INTEGER,
    "signed_on" DATE,
    "shipped_on" DATE,
    "installed_on" DATE,
    "activated_on" DATE,
    "first_value_on" DATE,
    "first_value_kind" TEXT,
    "first_value_proof" TEXT,
    "ended_on" DATE,
    "acv_minor" BIGINT,
    "state" TEXT NOT NULL,
    "import_id" UUID,
    "created_import_id" UUID,
    "version" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "superseded_at" TIMESTAMPTZ(6) NOT NULL,
    "superseded_by_import_id" UUID,

    CONSTRAINT "deployment_history_pkey" PRIMARY KEY ("tenant_id","id","version")
);

-- CreateTable
CREATE TABLE "import" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_sha256" TEXT NOT NULL,
    "file_bytes" BIGINT NOT NULL,
    "preset" TEXT,
    "mapping" JSONB NOT NULL,
    "options" JSONB NOT NULL,
    "counts" JSONB NOT NULL,
    "progress" JSONB,
    "refusal" TEXT,
    "as_of" DATE,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "committed_at" TIMESTAMPTZ(6),
    "reverted_at" TIMESTAMPTZ(6),
    "reverted_by" UUID,

    CONSTRAINT "import_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "import_problem" (
    "tenant_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "row_no" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "column_name" TEXT,
    "value" TEXT,
    "message" TEXT NOT NULL,
    "fix" TEXT,
    "severity" TEXT NOT NULL,
    "cells" JSONB,

    CONSTRAINT "import_problem_pkey" PRIMARY KEY ("tenant_id","import_id","row_no","position")
);

-- CreateTable
CREATE TABLE "contract" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "external_id" TEXT,
    "customer_id" UUID NOT NULL,
    "deal_id" UUID,
    "stream" TEXT NOT NULL,
    "plan" TEXT,
    "signed_on" DATE,
    "start_on" DATE NOT NULL,
    "end_on" DATE,
    "amount_minor" BIGINT NOT NULL,
    "period_months" INTEGER NOT NULL,
    "arr_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'live',
    "import_id" UUID,
    "created_import_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "contract_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "contract_history" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "external_id" TEXT,
    "customer_id" UUID NOT NULL,
    "deal_id" UUID,
    "stream" TEXT NOT NULL,
    "plan" TEXT,
    "signed_on" DATE,
    "start_on" DATE NOT NULL,
    "end_on" DATE,
    "amount_minor" BIGINT NOT NULL,
    "period_months" INTEGER NOT NULL,
    "arr_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "import_id" UUID,
    "created_import_id" UUID,
    "version" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "superseded_at" TIMESTAMPTZ(6) NOT NULL,
    "superseded_by_import_id" UUID,

    CONSTRAINT "contract_history_pkey" PRIMARY KEY ("tenant_id","id","version")
);

-- CreateTable
CREATE TABLE "movement" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "stream" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "effective_on" DATE NOT NULL,
    "period" INTEGER NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "reverses_id" UUID,
    "import_id" UUID,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "movement_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "movement_month" (
    "tenant_id" UUID NOT NULL,
    "period" INTEGER NOT NULL,
    "stream" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "n" INTEGER NOT NULL,

    CONSTRAINT "movement_month_pkey" PRIMARY KEY ("tenant_id","period","stream","kind")
);

-- CreateTable
CREATE TABLE "retention_month" (
    "tenant_id" UUID NOT NULL,
    "period" INTEGER NOT NULL,
    "lookback" INTEGER NOT NULL,
    "stream" TEXT NOT NULL,
    "start_minor" BIGINT NOT NULL,
    "retained_minor" BIGINT NOT NULL,
    "end_minor" BIGINT NOT NULL,

    CONSTRAINT "retention_month_pkey" PRIMARY KEY ("tenant_id","period","lookback","stream")
);

-- CreateTable
CREATE TABLE "customer_month" (
    "tenant_id" UUID NOT NULL,
    "period" INTEGER NOT NULL,
    "active_delta" INTEGER NOT NULL,

    CONSTRAINT "customer_month_pkey" PRIMARY KEY ("tenant_id","period")
);

-- CreateTable
CREATE TABLE "tenant_setting" (
    "tenant_id" UUID NOT NULL,
    "install_days" INTEGER NOT NULL DEFAULT 14,
    "hardware_lead_p50" INTEGER NOT NULL DEFAULT 84,
    "hardware_lead_p80" INTEGER NOT NULL DEFAULT 95,
    "activation_lag_p50" INTEGER NOT NULL DEFAULT 21,
    "activation_lag_p80" INTEGER NOT NULL DEFAULT 24,
    "hardware_life_months" INTEGER NOT NULL DEFAULT 24,
    "grace_days" INTEGER NOT NULL DEFAULT 14,
    "updated_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "tenant_setting_pkey" PRIMARY KEY ("tenant_id")
);

-- CreateTable
CREATE TABLE "kpi_target" (
    "tenant_id" UUID NOT NULL,
    "kpi" TEXT NOT NULL,
    "effective_from" DATE NOT NULL,
    "target" BIGINT NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "kpi_target_pkey" PRIMARY KEY ("tenant_id","kpi","effective_from")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "tenant_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "response" JSONB,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("tenant_id","user_id","key")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "actor_user_id" UUID,
    "actor_name" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT,
    "summary" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "app_user" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "updated_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "oauth_account" (
    "provider" TEXT NOT NULL,
    "provider_account_id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "oauth_account_pkey" PRIMARY KEY ("provider","provider_account_id")
);

-- CreateTable
CREATE TABLE "tenant" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "fiscal_start_month" INTEGER NOT NULL,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "tenant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "tenant_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("tenant_id","user_id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(6) NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "revoked_at" TIMESTAMPTZ(6),
    "user_agent" TEXT,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "rep_id" UUID,
    "token_hash" TEXT NOT NULL,
    "invited_by" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "used_at" TIMESTAMPTZ(6),
    "revoked_at" TIMESTAMPTZ(6),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "password_reset" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "used_at" TIMESTAMPTZ(6),

    CONSTRAINT "password_reset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "rep_tenant_id_name_key_key" ON "rep"("tenant_id", "name_key");

-- CreateIndex
CREATE UNIQUE INDEX "rep_tenant_id_user_id_key" ON "rep"("tenant_id", "user_id");

-- CreateIndex
CREATE INDEX "customer_tenant_id_external_id_idx" ON "customer"("tenant_id", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "customer_tenant_id_name_key_key" ON "customer"("tenant_id", "name_key");

-- CreateIndex
CREATE UNIQUE INDEX "contact_tenant_id_customer_id_name_key_key" ON "contact"("tenant_id", "customer_id", "name_key");

-- CreateIndex
CREATE INDEX "deal_tenant_id_outcome_close_on_id_idx" ON "deal"("tenant_id", "outcome", "close_on", "id");

-- CreateIndex
CREATE INDEX "deal_tenant_id_outcome_amount_minor_id_idx" ON "deal"("tenant_id", "outcome", "amount_minor", "id");

-- CreateIndex
CREATE INDEX "deal_tenant_id_customer_id_idx" ON "deal"("tenant_id", "customer_id");

-- CreateIndex
CREATE INDEX "deal_tenant_id_rep_id_idx" ON "deal"("tenant_id", "rep_id");

-- CreateIndex
CREATE UNIQUE INDEX "deal_tenant_id_external_id_key" ON "deal"("tenant_id", "external_id");

-- CreateIndex
CREATE INDEX "deal_history_tenant_id_superseded_at_idx" ON "deal_history"("tenant_id", "superseded_at");

-- CreateIndex
CREATE INDEX "deal_history_tenant_id_superseded_by_import_id_idx" ON "deal_history"("tenant_id", "superseded_by_import_id");

-- CreateIndex
CREATE INDEX "deal_line_tenant_id_deal_id_idx" ON "deal_line"("tenant_id", "deal_id");

-- CreateIndex
CREATE INDEX "deal_line_history_tenant_id_deal_id_idx" ON "deal_line_history"("tenant_id", "deal_id");

-- CreateIndex
CREATE INDEX "evidence_tenant_id_deal_id_idx" ON "evidence"("tenant_id", "deal_id");

-- CreateIndex
CREATE INDEX "evidence_tenant_id_kind_reference_idx" ON "evidence"("tenant_id", "kind", "reference");

-- CreateIndex
CREATE INDEX "stage_transition_tenant_id_deal_id_at_idx" ON "stage_transition"("tenant_id", "deal_id", "at");

-- CreateIndex
CREATE INDEX "activity_tenant_id_deal_id_occurred_on_idx" ON "activity"("tenant_id", "deal_id", "occurred_on");

-- CreateIndex
CREATE UNIQUE INDEX "activity_tenant_id_external_id_key" ON "activity"("tenant_id", "external_id");

-- CreateIndex
CREATE INDEX "justification_tenant_id_deal_id_idx" ON "justification"("tenant_id", "deal_id");

-- CreateIndex
CREATE UNIQUE INDEX "stage_model_tenant_id_version_key" ON "stage_model"("tenant_id", "version");

-- CreateIndex
CREATE INDEX "deployment_tenant_id_customer_id_idx" ON "deployment"("tenant_id", "customer_id");

-- CreateIndex
CREATE INDEX "deployment_tenant_id_deal_id_idx" ON "deployment"("tenant_id", "deal_id");

-- CreateIndex
CREATE UNIQUE INDEX "deployment_tenant_id_external_id_key" ON "deployment"("tenant_id", "external_id");

-- CreateIndex
CREATE INDEX "deployment_history_tenant_id_superseded_by_import_id_idx" ON "deployment_history"("tenant_id", "superseded_by_import_id");

-- CreateIndex
CREATE INDEX "import_tenant_id_created_at_idx" ON "import"("tenant_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "contract_tenant_id_customer_id_idx" ON "contract"("tenant_id", "customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "contract_tenant_id_external_id_key" ON "contract"("tenant_id", "external_id");

-- CreateIndex
CREATE INDEX "contract_history_tenant_id_superseded_by_import_id_idx" ON "contract_history"("tenant_id", "superseded_by_import_id");

-- CreateIndex
CREATE INDEX "movement_tenant_id_period_stream_kind_idx" ON "movement"("tenant_id", "period", "stream", "kind");

-- CreateIndex
CREATE INDEX "movement_tenant_id_customer_id_effective_on_idx" ON "movement"("tenant_id", "customer_id", "effective_on");

-- CreateIndex
CREATE INDEX "audit_event_tenant_id_at_idx" ON "audit_event"("tenant_id", "at" DESC);

-- CreateIndex
CREATE INDEX "audit_event_tenant_id_subject_kind_subject_id_idx" ON "audit_event"("tenant_id", "subject_kind", "subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "app_user_email_key" ON "app_user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "tenant_slug_key" ON "tenant"("slug");

-- CreateIndex
CREATE INDEX "membership_user_id_idx" ON "membership"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_hash_key" ON "session"("token_hash");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_tenant_id_email_idx" ON "invitation"("tenant_id", "email");

-- CreateIndex
CREATE UNIQUE INDEX "password_reset_token_hash_key" ON "password_reset"("token_hash");

-- CreateIndex
CREATE INDEX "password_reset_user_id_idx" ON "password_reset"("user_id");

-- AddForeignKey
ALTER TABLE "rep" ADD CONSTRAINT "rep_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "rep" ADD CONSTRAINT "rep_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "customer" ADD CONSTRAINT "customer_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_tenant_id_customer_id_fkey" FOREIGN KEY ("tenant_id", "customer_id") REFERENCES "customer"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "deal" ADD CONSTRAINT "deal_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "deal" ADD CONSTRAINT "deal_tenant_id_customer_id_fkey" FOREIGN KEY ("tenant_id", "customer_id") REFERENCES "customer"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "deal" ADD CONSTRAINT "deal_tenant_id_rep_id_fkey" FOREIGN KEY ("tenant_id", "rep_id") REFERENCES "rep"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "deal" ADD CONSTRAINT "deal_tenant_id_contact_id_fkey" FOREIGN KEY ("tenant_id", "contact_id") REFERENCES "contact"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "deal_line" ADD CONSTRAINT "deal_line_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "deal_line" ADD CONSTRAINT "deal_line_tenant_id_deal_id_fkey" FOREIGN KEY ("tenant_id", "deal_id") REFERENCES "deal"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_tenant_id_deal_id_fkey" FOREIGN KEY ("tenant_id", "deal_id") REFERENCES "deal"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "stage_transition" ADD CONSTRAINT "stage_transition_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "stage_transition" ADD CONSTRAINT "stage_transition_tenant_id_deal_id_fkey" FOREIGN KEY ("tenant_id", "deal_id") REFERENCES "deal"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "activity" ADD CONSTRAINT "activity_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "activity" ADD CONSTRAINT "activity_tenant_id_deal_id_fkey" FOREIGN KEY ("tenant_id", "deal_id") REFERENCES "deal"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "justification" ADD CONSTRAINT "justification_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "justification" ADD CONSTRAINT "justification_tenant_id_deal_id_fkey" FOREIGN KEY ("tenant_id", "deal_id") REFERENCES "deal"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "clean_up" ADD CONSTRAINT "clean_up_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "stage_model" ADD CONSTRAINT "stage_model_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "stage_model_stage" ADD CONSTRAINT "stage_model_stage_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "stage_model_stage" ADD CONSTRAINT "stage_model_stage_tenant_id_stage_model_id_fkey" FOREIGN KEY ("tenant_id", "stage_model_id") REFERENCES "stage_model"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "deployment" ADD CONSTRAINT "deployment_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "deployment" ADD CONSTRAINT "deployment_tenant_id_customer_id_fkey" FOREIGN KEY ("tenant_id", "customer_id") REFERENCES "customer"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "deployment" ADD CONSTRAINT "deployment_tenant_id_deal_id_fkey" FOREIGN KEY ("tenant_id", "deal_id") REFERENCES "deal"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "import" ADD CONSTRAINT "import_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "import_problem" ADD CONSTRAINT "import_problem_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "import_problem" ADD CONSTRAINT "import_problem_tenant_id_import_id_fkey" FOREIGN KEY ("tenant_id", "import_id") REFERENCES "import"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "contract" ADD CONSTRAINT "contract_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "contract" ADD CONSTRAINT "contract_tenant_id_customer_id_fkey" FOREIGN KEY ("tenant_id", "customer_id") REFERENCES "customer"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "movement" ADD CONSTRAINT "movement_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "movement" ADD CONSTRAINT "movement_tenant_id_customer_id_fkey" FOREIGN KEY ("tenant_id", "customer_id") REFERENCES "customer"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "movement_month" ADD CONSTRAINT "movement_month_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "retention_month" ADD CONSTRAINT "retention_month_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "customer_month" ADD CONSTRAINT "customer_month_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "tenant_setting" ADD CONSTRAINT "tenant_setting_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "kpi_target" ADD CONSTRAINT "kpi_target_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "idempotency_key" ADD CONSTRAINT "idempotency_key_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "audit_event" ADD CONSTRAINT "audit_event_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "oauth_account" ADD CONSTRAINT "oauth_account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "password_reset" ADD CONSTRAINT "password_reset_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE NO ACTION;


