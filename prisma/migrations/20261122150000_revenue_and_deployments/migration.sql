-- AlterTable
ALTER TABLE "staged_contract" ADD COLUMN     "auto_renews" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "end_note" TEXT,
ADD COLUMN     "end_reason" TEXT,
ADD COLUMN     "free_until_on" DATE,
ADD COLUMN     "fx_rate" DECIMAL(20,10),
ADD COLUMN     "source_amount_minor" BIGINT,
ADD COLUMN     "source_currency" TEXT;

-- AlterTable
ALTER TABLE "contract" ADD COLUMN     "auto_renews" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "end_deployment_id" UUID,
ADD COLUMN     "end_note" TEXT,
ADD COLUMN     "end_reason" TEXT,
ADD COLUMN     "follow_kind" TEXT,
ADD COLUMN     "follows_id" UUID,
ADD COLUMN     "free_until_on" DATE,
ADD COLUMN     "fx_rate" DECIMAL(20,10),
ADD COLUMN     "owner_id" UUID,
ADD COLUMN     "source_amount_minor" BIGINT,
ADD COLUMN     "source_currency" TEXT;

-- AlterTable
ALTER TABLE "contract_history" ADD COLUMN     "auto_renews" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "end_deployment_id" UUID,
ADD COLUMN     "end_note" TEXT,
ADD COLUMN     "end_reason" TEXT,
ADD COLUMN     "follow_kind" TEXT,
ADD COLUMN     "follows_id" UUID,
ADD COLUMN     "free_until_on" DATE,
ADD COLUMN     "fx_rate" DECIMAL(20,10),
ADD COLUMN     "owner_id" UUID,
ADD COLUMN     "source_amount_minor" BIGINT,
ADD COLUMN     "source_currency" TEXT;

-- AlterTable
ALTER TABLE "movement" ADD COLUMN     "closed_through" INTEGER,
ADD COLUMN     "concerns_on" DATE,
ADD COLUMN     "fx_minor" BIGINT NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "tenant_setting" ADD COLUMN     "renewal_days" INTEGER NOT NULL DEFAULT 90,
ADD COLUMN     "silent_days" INTEGER NOT NULL DEFAULT 30;

-- AlterTable
ALTER TABLE "tenant_setting_history" ADD COLUMN     "renewal_days" INTEGER NOT NULL DEFAULT 90,
ADD COLUMN     "silent_days" INTEGER NOT NULL DEFAULT 30;

-- CreateTable
CREATE TABLE "handoff" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "deal_id" UUID NOT NULL,
    "deployment_id" UUID,
    "promised" TEXT NOT NULL,
    "site" TEXT NOT NULL,
    "network" TEXT NOT NULL,
    "first_value_kind" TEXT NOT NULL,
    "first_value_event" TEXT NOT NULL,
    "devices" INTEGER,
    "needed_on" DATE,
    "state" TEXT NOT NULL DEFAULT 'offered',
    "offered_at" TIMESTAMPTZ(6) NOT NULL,
    "offered_by" UUID,
    "decided_at" TIMESTAMPTZ(6),
    "decided_by" UUID,
    "decision_note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "handoff_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "deployment_block" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "deployment_id" UUID NOT NULL,
    "cause" TEXT NOT NULL,
    "from_on" DATE NOT NULL,
    "until_on" DATE,
    "note" TEXT,
    "state" TEXT NOT NULL DEFAULT 'live',
    "version" INTEGER NOT NULL DEFAULT 1,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "recorded_by" UUID,

    CONSTRAINT "deployment_block_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "deployment_failure" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "deployment_id" UUID NOT NULL,
    "failed_on" DATE NOT NULL,
    "devices" INTEGER NOT NULL,
    "cause" TEXT NOT NULL,
    "note" TEXT,
    "resolved_on" DATE,
    "state" TEXT NOT NULL DEFAULT 'live',
    "version" INTEGER NOT NULL DEFAULT 1,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "recorded_by" UUID,

    CONSTRAINT "deployment_failure_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "value_plan" (
    "tenant_id" UUID NOT NULL,
    "deployment_id" UUID NOT NULL,
    "template_version" INTEGER,
    "no_early_step_reason" TEXT,
    "reason_by" UUID,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "recorded_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "value_plan_pkey" PRIMARY KEY ("tenant_id","deployment_id")
);

-- CreateTable
CREATE TABLE "value_step" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "deployment_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "phase" TEXT NOT NULL,
    "owner_id" UUID,
    "due_on" DATE,
    "done_on" DATE,
    "note" TEXT,
    "state" TEXT NOT NULL DEFAULT 'live',
    "version" INTEGER NOT NULL DEFAULT 1,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "recorded_by" UUID,

    CONSTRAINT "value_step_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "value_template" (
    "tenant_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "steps" JSONB NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "recorded_by" UUID,

    CONSTRAINT "value_template_pkey" PRIMARY KEY ("tenant_id","version")
);

-- CreateTable
CREATE TABLE "device" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "customer_id" UUID,
    "deployment_id" UUID,
    "last_seen_at" TIMESTAMPTZ(6),
    "version" INTEGER NOT NULL DEFAULT 1,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "device_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "heartbeat_day" (
    "tenant_id" UUID NOT NULL,
    "device_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "last_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "heartbeat_day_pkey" PRIMARY KEY ("tenant_id","device_id","day")
);

-- CreateTable
CREATE TABLE "api_key" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "created_by" UUID,
    "last_used_at" TIMESTAMPTZ(6),
    "revoked_at" TIMESTAMPTZ(6),
    "revoked_by" UUID,

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "save_case" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "owner_id" UUID,
    "state" TEXT NOT NULL DEFAULT 'open',
    "note" TEXT,
    "opened_at" TIMESTAMPTZ(6) NOT NULL,
    "opened_by" UUID,
    "closed_at" TIMESTAMPTZ(6),
    "version" INTEGER NOT NULL DEFAULT 1,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "recorded_by" UUID,

    CONSTRAINT "save_case_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE UNLOGGED TABLE "staged_rate" (
    "tenant_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "row_no" INTEGER NOT NULL,
    "new_id" UUID NOT NULL,
    "currency" TEXT NOT NULL,
    "period" INTEGER NOT NULL,
    "rate" DECIMAL(20,10) NOT NULL,

    CONSTRAINT "staged_rate_pkey" PRIMARY KEY ("tenant_id","import_id","row_no")
);

-- CreateTable
CREATE UNLOGGED TABLE "staged_heartbeat" (
    "tenant_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "row_no" INTEGER NOT NULL,
    "new_id" UUID NOT NULL,
    "device_external_id" TEXT NOT NULL,
    "customer_key" TEXT,
    "deployment_external_id" TEXT,
    "day" DATE,
    "seen_at" TIMESTAMPTZ(6),

    CONSTRAINT "staged_heartbeat_pkey" PRIMARY KEY ("tenant_id","import_id","row_no")
);

-- CreateTable
CREATE TABLE "constant_movement_month" (
    "tenant_id" UUID NOT NULL,
    "period" INTEGER NOT NULL,
    "stream" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,

    CONSTRAINT "constant_movement_month_pkey" PRIMARY KEY ("tenant_id","period","stream","kind")
);

-- CreateTable
CREATE TABLE "constant_retention_month" (
    "tenant_id" UUID NOT NULL,
    "period" INTEGER NOT NULL,
    "lookback" INTEGER NOT NULL,
    "stream" TEXT NOT NULL,
    "start_minor" BIGINT NOT NULL,
    "retained_minor" BIGINT NOT NULL,
    "end_minor" BIGINT NOT NULL,

    CONSTRAINT "constant_retention_month_pkey" PRIMARY KEY ("tenant_id","period","lookback","stream")
);

-- CreateTable
CREATE TABLE "ledger_close" (
    "tenant_id" UUID NOT NULL,
    "period" INTEGER NOT NULL,
    "previous_period" INTEGER,
    "closing_minor" BIGINT NOT NULL,
    "movements" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "recorded_by" UUID,

    CONSTRAINT "ledger_close_pkey" PRIMARY KEY ("tenant_id","period")
);

-- CreateTable
CREATE TABLE "fx_rate" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "currency" TEXT NOT NULL,
    "period" INTEGER NOT NULL,
    "rate" DECIMAL(20,10) NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "recorded_by" UUID,

    CONSTRAINT "fx_rate_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "foreign_currency" (
    "tenant_id" UUID NOT NULL,
    "currency" TEXT NOT NULL,
    "constant_rate" DECIMAL(20,10) NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "foreign_currency_pkey" PRIMARY KEY ("tenant_id","currency")
);

-- CreateTable
CREATE TABLE "kpi_set" (
    "tenant_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "kpis" TEXT[],
    "reason" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "recorded_by" UUID,

    CONSTRAINT "kpi_set_pkey" PRIMARY KEY ("tenant_id","version")
);

-- CreateTable
CREATE TABLE "engagement" (
    "tenant_id" UUID NOT NULL,
    "start_on" DATE NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "recorded_by" UUID,

    CONSTRAINT "engagement_pkey" PRIMARY KEY ("tenant_id")
);

-- CreateTable
CREATE TABLE "engagement_history" (
    "tenant_id" UUID NOT NULL,
    "start_on" DATE NOT NULL,
    "version" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "recorded_by" UUID,
    "superseded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "engagement_history_pkey" PRIMARY KEY ("tenant_id","version")
);

-- CreateTable
CREATE TABLE "chart_note" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "note_on" DATE NOT NULL,
    "text" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'live',
    "version" INTEGER NOT NULL DEFAULT 1,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "recorded_by" UUID,

    CONSTRAINT "chart_note_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "handoff_tenant_id_deployment_id_idx" ON "handoff"("tenant_id", "deployment_id");

-- CreateIndex
CREATE UNIQUE INDEX "handoff_tenant_id_deal_id_key" ON "handoff"("tenant_id", "deal_id");

-- CreateIndex
CREATE INDEX "deployment_block_tenant_id_deployment_id_idx" ON "deployment_block"("tenant_id", "deployment_id");

-- CreateIndex
CREATE INDEX "deployment_failure_tenant_id_deployment_id_idx" ON "deployment_failure"("tenant_id", "deployment_id");

-- CreateIndex
CREATE INDEX "deployment_failure_tenant_id_failed_on_idx" ON "deployment_failure"("tenant_id", "failed_on");

-- CreateIndex
CREATE INDEX "value_step_tenant_id_deployment_id_idx" ON "value_step"("tenant_id", "deployment_id");

-- CreateIndex
CREATE INDEX "device_tenant_id_customer_id_last_seen_at_idx" ON "device"("tenant_id", "customer_id", "last_seen_at");

-- CreateIndex
CREATE UNIQUE INDEX "device_tenant_id_external_id_key" ON "device"("tenant_id", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_tenant_id_token_hash_key" ON "api_key"("tenant_id", "token_hash");

-- CreateIndex
CREATE INDEX "save_case_tenant_id_customer_id_idx" ON "save_case"("tenant_id", "customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_close_tenant_id_previous_period_key" ON "ledger_close"("tenant_id", "previous_period");

-- CreateIndex
CREATE INDEX "fx_rate_tenant_id_currency_period_recorded_at_idx" ON "fx_rate"("tenant_id", "currency", "period", "recorded_at");

-- CreateIndex
CREATE INDEX "chart_note_tenant_id_note_on_idx" ON "chart_note"("tenant_id", "note_on");

-- CreateIndex
CREATE INDEX "contract_tenant_id_end_on_idx" ON "contract"("tenant_id", "end_on");

-- AddForeignKey
ALTER TABLE "handoff" ADD CONSTRAINT "handoff_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "handoff" ADD CONSTRAINT "handoff_tenant_id_deal_id_fkey" FOREIGN KEY ("tenant_id", "deal_id") REFERENCES "deal"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "handoff" ADD CONSTRAINT "handoff_tenant_id_deployment_id_fkey" FOREIGN KEY ("tenant_id", "deployment_id") REFERENCES "deployment"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "deployment_block" ADD CONSTRAINT "deployment_block_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "deployment_block" ADD CONSTRAINT "deployment_block_tenant_id_deployment_id_fkey" FOREIGN KEY ("tenant_id", "deployment_id") REFERENCES "deployment"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "deployment_failure" ADD CONSTRAINT "deployment_failure_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "deployment_failure" ADD CONSTRAINT "deployment_failure_tenant_id_deployment_id_fkey" FOREIGN KEY ("tenant_id", "deployment_id") REFERENCES "deployment"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "value_plan" ADD CONSTRAINT "value_plan_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "value_plan" ADD CONSTRAINT "value_plan_tenant_id_deployment_id_fkey" FOREIGN KEY ("tenant_id", "deployment_id") REFERENCES "deployment"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "value_step" ADD CONSTRAINT "value_step_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "value_step" ADD CONSTRAINT "value_step_tenant_id_deployment_id_fkey" FOREIGN KEY ("tenant_id", "deployment_id") REFERENCES "deployment"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "value_step" ADD CONSTRAINT "value_step_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "value_template" ADD CONSTRAINT "value_template_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "device" ADD CONSTRAINT "device_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "device" ADD CONSTRAINT "device_tenant_id_customer_id_fkey" FOREIGN KEY ("tenant_id", "customer_id") REFERENCES "customer"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "device" ADD CONSTRAINT "device_tenant_id_deployment_id_fkey" FOREIGN KEY ("tenant_id", "deployment_id") REFERENCES "deployment"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "heartbeat_day" ADD CONSTRAINT "heartbeat_day_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "heartbeat_day" ADD CONSTRAINT "heartbeat_day_tenant_id_device_id_fkey" FOREIGN KEY ("tenant_id", "device_id") REFERENCES "device"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "save_case" ADD CONSTRAINT "save_case_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "save_case" ADD CONSTRAINT "save_case_tenant_id_customer_id_fkey" FOREIGN KEY ("tenant_id", "customer_id") REFERENCES "customer"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "save_case" ADD CONSTRAINT "save_case_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "contract" ADD CONSTRAINT "contract_tenant_id_follows_id_fkey" FOREIGN KEY ("tenant_id", "follows_id") REFERENCES "contract"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "contract" ADD CONSTRAINT "contract_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "contract" ADD CONSTRAINT "contract_tenant_id_end_deployment_id_fkey" FOREIGN KEY ("tenant_id", "end_deployment_id") REFERENCES "deployment"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "constant_movement_month" ADD CONSTRAINT "constant_movement_month_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "constant_retention_month" ADD CONSTRAINT "constant_retention_month_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ledger_close" ADD CONSTRAINT "ledger_close_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ledger_close" ADD CONSTRAINT "ledger_close_tenant_id_previous_period_fkey" FOREIGN KEY ("tenant_id", "previous_period") REFERENCES "ledger_close"("tenant_id", "period") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "fx_rate" ADD CONSTRAINT "fx_rate_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "foreign_currency" ADD CONSTRAINT "foreign_currency_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "kpi_set" ADD CONSTRAINT "kpi_set_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "engagement" ADD CONSTRAINT "engagement_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "engagement_history" ADD CONSTRAINT "engagement_history_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "chart_note" ADD CONSTRAINT "chart_note_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- Recurring revenue, deployments and the four KPIs: product.md §6.
ALTER TABLE contract ADD CONSTRAINT contract_own_currency CHECK ((source_amount_minor IS NULL) = (source_currency IS NULL) AND (source_currency IS NULL) = (fx_rate IS NULL));
ALTER TABLE contract ADD CONSTRAINT contract_own_currency_range CHECK (source_amount_minor BETWEEN 0 AND 1000000000000000 AND fx_rate > 0 AND source_currency ~ '^[A-Z]{3}$' AND source_currency <> currency);
ALTER TABLE contract ADD CONSTRAINT contract_follow_kind_known CHECK (follow_kind IN ('price_change', 'renewal', 'resume', 'currency'));
ALTER TABLE contract ADD CONSTRAINT contract_follow_whole CHECK ((follows_id IS NULL) = (follow_kind IS NULL) AND follows_id <> id);
ALTER TABLE contract ADD CONSTRAINT contract_free_until CHECK (free_until_on > start_on);
ALTER TABLE contract ADD CONSTRAINT contract_end_reason_known CHECK (end_reason IN ('deployment_quality', 'handoff', 'hardware_failure', 'price', 'product', 'customer_business', 'other'));
ALTER TABLE contract ADD CONSTRAINT contract_end_note_said CHECK (length(end_note) BETWEEN 1 AND 1000 AND (end_reason <> 'other' OR end_note IS NOT NULL));
ALTER TABLE movement ADD CONSTRAINT movement_concerns_earlier CHECK (concerns_on < effective_on);
ALTER TABLE movement ADD CONSTRAINT movement_month_open CHECK (period > closed_through);
ALTER TABLE ledger_close ADD CONSTRAINT ledger_close_one_after_the_other CHECK (previous_period = period - 1);
ALTER TABLE ledger_close ADD CONSTRAINT ledger_close_hash CHECK (sha256 ~ '^[0-9a-f]{64}$' AND movements >= 0 AND closing_minor >= 0);
ALTER TABLE fx_rate ADD CONSTRAINT fx_rate_range CHECK (rate > 0 AND currency ~ '^[A-Z]{3}$' AND period BETWEEN 22800 AND 30000);
ALTER TABLE foreign_currency ADD CONSTRAINT foreign_currency_range CHECK (constant_rate > 0 AND currency ~ '^[A-Z]{3}$');
ALTER TABLE tenant_setting ADD CONSTRAINT tenant_setting_revenue_ranges CHECK (silent_days BETWEEN 1 AND 365 AND renewal_days BETWEEN 1 AND 365);
ALTER TABLE kpi_target DROP CONSTRAINT kpi_target_known;
ALTER TABLE kpi_target ADD CONSTRAINT kpi_target_known CHECK (kpi IN ('nnarr', 'grr', 'acv_per_deployment', 'ttfv', 'days_to_deployment', 'hardware_failure_rate'));
ALTER TABLE kpi_set ADD CONSTRAINT kpi_set_at_most_four CHECK (cardinality(kpis) BETWEEN 1 AND 4);
ALTER TABLE kpi_set ADD CONSTRAINT kpi_set_known CHECK (kpis <@ ARRAY['nnarr', 'grr', 'acv_per_deployment', 'ttfv', 'days_to_deployment', 'hardware_failure_rate']);
ALTER TABLE kpi_set ADD CONSTRAINT kpi_set_each_once CHECK (kpis[1] <> ALL (kpis[2:4]) AND (kpis[2] IS NULL OR kpis[2] <> ALL (kpis[3:4])) AND (kpis[3] IS NULL OR kpis[3] IS DISTINCT FROM kpis[4]));
ALTER TABLE kpi_set ADD CONSTRAINT kpi_set_reason CHECK (length(reason) BETWEEN 1 AND 1000);
ALTER TABLE chart_note ADD CONSTRAINT chart_note_text CHECK (length(text) BETWEEN 1 AND 200);
ALTER TABLE chart_note ADD CONSTRAINT chart_note_state_known CHECK (state IN ('live', 'removed'));
ALTER TABLE handoff ADD CONSTRAINT handoff_state_known CHECK (state IN ('offered', 'accepted', 'returned'));
ALTER TABLE handoff ADD CONSTRAINT handoff_decided CHECK ((state = 'offered') = (decided_at IS NULL) AND (state <> 'returned' OR decision_note IS NOT NULL) AND (state <> 'accepted' OR deployment_id IS NOT NULL));
ALTER TABLE handoff ADD CONSTRAINT handoff_first_value_known CHECK (first_value_kind IN ('data', 'insight', 'saving'));
ALTER TABLE handoff ADD CONSTRAINT handoff_texts CHECK (length(promised) BETWEEN 1 AND 2000 AND length(site) BETWEEN 1 AND 300 AND length(network) BETWEEN 1 AND 300 AND length(first_value_event) BETWEEN 1 AND 500 AND devices >= 0);
ALTER TABLE deployment_block ADD CONSTRAINT deployment_block_cause_known CHECK (cause IN ('hardware_installation', 'network_configuration', 'integration', 'customer'));
ALTER TABLE deployment_block ADD CONSTRAINT deployment_block_dates CHECK (until_on >= from_on);
ALTER TABLE deployment_block ADD CONSTRAINT deployment_block_state_known CHECK (state IN ('live', 'removed'));
ALTER TABLE deployment_failure ADD CONSTRAINT deployment_failure_cause_known CHECK (cause IN ('hardware', 'connectivity', 'software', 'other'));
ALTER TABLE deployment_failure ADD CONSTRAINT deployment_failure_range CHECK (devices BETWEEN 1 AND 100000000 AND resolved_on >= failed_on);
ALTER TABLE deployment_failure ADD CONSTRAINT deployment_failure_state_known CHECK (state IN ('live', 'removed'));
ALTER TABLE value_step ADD CONSTRAINT value_step_phase_known CHECK (phase IN ('before', 'during', 'after'));
ALTER TABLE value_step ADD CONSTRAINT value_step_title CHECK (length(title) BETWEEN 1 AND 300 AND position >= 0);
ALTER TABLE value_step ADD CONSTRAINT value_step_state_known CHECK (state IN ('live', 'removed'));
ALTER TABLE value_plan ADD CONSTRAINT value_plan_reason CHECK (length(no_early_step_reason) BETWEEN 1 AND 1000);
ALTER TABLE value_template ADD CONSTRAINT value_template_list CHECK (jsonb_typeof(steps) = 'array' AND version >= 1);
ALTER TABLE device ADD CONSTRAINT device_serial CHECK (length(external_id) BETWEEN 1 AND 200);
ALTER TABLE api_key ADD CONSTRAINT api_key_scope_known CHECK (scope IN ('heartbeats'));
ALTER TABLE api_key ADD CONSTRAINT api_key_hash CHECK (token_hash ~ '^[0-9a-f]{64}$' AND length(name) BETWEEN 1 AND 100 AND length(prefix) BETWEEN 4 AND 20);
ALTER TABLE save_case ADD CONSTRAINT save_case_kind_known CHECK (kind IN ('connected_not_paying', 'paying_not_connected'));
ALTER TABLE save_case ADD CONSTRAINT save_case_state_known CHECK (state IN ('open', 'saved', 'lost', 'explained'));
ALTER TABLE save_case ADD CONSTRAINT save_case_closed CHECK ((state = 'open') = (closed_at IS NULL) AND (state = 'open' OR note IS NOT NULL));
ALTER TABLE import DROP CONSTRAINT import_kind_known;
ALTER TABLE import ADD CONSTRAINT import_kind_known CHECK (kind IN ('deals', 'contracts', 'deployments', 'shipments', 'activities', 'rates', 'heartbeats'));
-- One open case for a customer and kind. One first closed month. One live contract that goes on from another.
CREATE UNIQUE INDEX "save_case_open_key" ON "save_case"("tenant_id", "customer_id", "kind") WHERE state = 'open';
CREATE UNIQUE INDEX "ledger_close_first_key" ON "ledger_close"("tenant_id") WHERE previous_period IS NULL;
CREATE UNIQUE INDEX "contract_follows_key" ON "contract"("tenant_id", "follows_id") WHERE follows_id IS NOT NULL AND state = 'live';

ALTER TABLE "handoff" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "handoff" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "handoff"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "deployment_block" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "deployment_block" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "deployment_block"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "deployment_failure" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "deployment_failure" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "deployment_failure"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "value_plan" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "value_plan" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "value_plan"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "value_step" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "value_step" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "value_step"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "value_template" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "value_template" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "value_template"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "device" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "device" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "device"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "heartbeat_day" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "heartbeat_day" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "heartbeat_day"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "api_key" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "api_key" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "api_key"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "save_case" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "save_case" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "save_case"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "constant_movement_month" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "constant_movement_month" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "constant_movement_month"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "constant_retention_month" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "constant_retention_month" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "constant_retention_month"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "ledger_close" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "ledger_close" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "ledger_close"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "fx_rate" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "fx_rate" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "fx_rate"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "foreign_currency" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "foreign_currency" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "foreign_currency"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "kpi_set" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "kpi_set" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "kpi_set"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "engagement" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "engagement" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "engagement"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "engagement_history" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "engagement_history" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "engagement_history"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "chart_note" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "chart_note" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "chart_note"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
