-- AlterTable
ALTER TABLE "deal_line" ADD COLUMN     "hours_done" INTEGER,
ADD COLUMN     "over_installation" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "product" TEXT,
ADD COLUMN     "shipment_plan" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "supplier" TEXT;

-- AlterTable
ALTER TABLE "deal_line_history" ADD COLUMN     "hours_done" INTEGER,
ADD COLUMN     "over_installation" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "product" TEXT,
ADD COLUMN     "shipment_plan" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "supplier" TEXT;

-- AlterTable
ALTER TABLE "staged_line" ADD COLUMN     "product" TEXT,
ADD COLUMN     "supplier" TEXT;

-- AlterTable
ALTER TABLE "tenant" ADD COLUMN     "fiscal_calendar" TEXT NOT NULL DEFAULT 'months';

-- CreateTable
CREATE TABLE "lead_time" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "product" TEXT NOT NULL DEFAULT '',
    "supplier" TEXT NOT NULL DEFAULT '',
    "p50_days" INTEGER NOT NULL,
    "p80_days" INTEGER NOT NULL,
    "note" TEXT,
    "state" TEXT NOT NULL DEFAULT 'set',
    "version" INTEGER NOT NULL DEFAULT 1,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "recorded_by" UUID,

    CONSTRAINT "lead_time_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "lead_time_history" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "product" TEXT NOT NULL,
    "supplier" TEXT NOT NULL,
    "p50_days" INTEGER NOT NULL,
    "p80_days" INTEGER NOT NULL,
    "note" TEXT,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "recorded_by" UUID,
    "superseded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "lead_time_history_pkey" PRIMARY KEY ("tenant_id","id","version")
);

-- CreateTable
CREATE TABLE "supplier_delay" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "supplier" TEXT NOT NULL,
    "product" TEXT NOT NULL DEFAULT '',
    "days" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "recorded_by" UUID,
    "ended_at" TIMESTAMPTZ(6),
    "ended_by" UUID,

    CONSTRAINT "supplier_delay_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "forecast_snapshot" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "as_of" DATE NOT NULL,
    "known_at" TIMESTAMPTZ(6) NOT NULL,
    "taken_at" TIMESTAMPTZ(6) NOT NULL,
    "quarter_start" BOOLEAN NOT NULL,
    "currency" TEXT NOT NULL,
    "model_version" INTEGER NOT NULL,
    "settings_version" INTEGER NOT NULL,
    "fiscal_start_month" INTEGER NOT NULL,
    "fiscal_calendar" TEXT NOT NULL,
    "deals" INTEGER NOT NULL,
    "parts" INTEGER NOT NULL,
    "figures" JSONB NOT NULL,
    "sha256" TEXT NOT NULL,

    CONSTRAINT "forecast_snapshot_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "forecast_snapshot_part" (
    "tenant_id" UUID NOT NULL,
    "snapshot_id" UUID NOT NULL,
    "part" INTEGER NOT NULL,
    "deals" INTEGER NOT NULL,
    "payload" BYTEA NOT NULL,
    "sha256" TEXT NOT NULL,

    CONSTRAINT "forecast_snapshot_part_pkey" PRIMARY KEY ("tenant_id","snapshot_id","part")
);

-- CreateTable
CREATE TABLE "back_test_week" (
    "tenant_id" UUID NOT NULL,
    "week_on" DATE NOT NULL,
    "basis" TEXT NOT NULL,
    "model_version" INTEGER NOT NULL,
    "deals" INTEGER NOT NULL,
    "ours" JSONB NOT NULL,
    "plain" JSONB NOT NULL,
    "computed_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "back_test_week_pkey" PRIMARY KEY ("tenant_id","week_on")
);

-- CreateIndex
CREATE UNIQUE INDEX "lead_time_tenant_id_kind_product_supplier_key" ON "lead_time"("tenant_id", "kind", "product", "supplier");

-- CreateIndex
CREATE UNIQUE INDEX "forecast_snapshot_tenant_id_as_of_key" ON "forecast_snapshot"("tenant_id", "as_of");

-- AddForeignKey
ALTER TABLE "lead_time" ADD CONSTRAINT "lead_time_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "lead_time_history" ADD CONSTRAINT "lead_time_history_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "supplier_delay" ADD CONSTRAINT "supplier_delay_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "forecast_snapshot" ADD CONSTRAINT "forecast_snapshot_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "forecast_snapshot_part" ADD CONSTRAINT "forecast_snapshot_part_tenant_id_snapshot_id_fkey" FOREIGN KEY ("tenant_id", "snapshot_id") REFERENCES "forecast_snapshot"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "back_test_week" ADD CONSTRAINT "back_test_week_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- The lead-time library, delays, snapshots and the back-test: product.md §3.
ALTER TABLE deal_line ADD CONSTRAINT deal_line_hours_range CHECK (hours_done >= 0 AND hours_done <= 1000000);
ALTER TABLE deal_line ADD CONSTRAINT deal_line_plan_list CHECK (jsonb_typeof(shipment_plan) = 'array');
ALTER TABLE deal_line ADD CONSTRAINT deal_line_library_names CHECK (length(product) BETWEEN 1 AND 200 AND length(supplier) BETWEEN 1 AND 200);
ALTER TABLE tenant ADD CONSTRAINT tenant_fiscal_calendar_known CHECK (fiscal_calendar IN ('months', 'weeks'));
ALTER TABLE lead_time ADD CONSTRAINT lead_time_kind_known CHECK (kind IN ('hardware', 'install', 'activation'));
ALTER TABLE lead_time ADD CONSTRAINT lead_time_state_known CHECK (state IN ('set', 'removed'));
ALTER TABLE lead_time ADD CONSTRAINT lead_time_range CHECK (p50_days >= 0 AND p80_days >= p50_days AND p80_days <= 730);
ALTER TABLE supplier_delay ADD CONSTRAINT supplier_delay_range CHECK (days BETWEEN -365 AND 365 AND days <> 0);
ALTER TABLE supplier_delay ADD CONSTRAINT supplier_delay_texts CHECK (length(supplier) BETWEEN 1 AND 200 AND length(reason) BETWEEN 1 AND 1000);
ALTER TABLE forecast_snapshot ADD CONSTRAINT forecast_snapshot_hash CHECK (sha256 ~ '^[0-9a-f]{64}$' AND deals >= 0 AND parts >= 0);
ALTER TABLE forecast_snapshot_part ADD CONSTRAINT forecast_snapshot_part_hash CHECK (sha256 ~ '^[0-9a-f]{64}$' AND part >= 0 AND deals > 0);
ALTER TABLE back_test_week ADD CONSTRAINT back_test_week_basis_known CHECK (basis IN ('recorded', 'rewound'));

ALTER TABLE "lead_time" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "lead_time" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "lead_time"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "lead_time_history" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "lead_time_history" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "lead_time_history"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "supplier_delay" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "supplier_delay" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "supplier_delay"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "forecast_snapshot" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "forecast_snapshot" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "forecast_snapshot"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "forecast_snapshot_part" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "forecast_snapshot_part" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "forecast_snapshot_part"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "back_test_week" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "back_test_week" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "back_test_week"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
