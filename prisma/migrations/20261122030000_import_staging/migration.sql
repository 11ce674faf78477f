-- Staging of imports. COPY is refused under row-level security, so these tables have none: the application may insert, read and delete
-- here, every statement names tenant_id AND import_id, and nothing but an import reads them. They are unlogged: after a crash they are
-- empty, which the commit notices (the count of staged rows is compared) and asks to check the file again.
CREATE UNLOGGED TABLE "staged_name" (
    "tenant_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "external_id" TEXT,
    "customer_key" TEXT,
    "new_id" UUID NOT NULL,
    CONSTRAINT "staged_name_pkey" PRIMARY KEY ("tenant_id", "import_id", "seq")
);
ALTER TABLE "staged_name" ADD CONSTRAINT "staged_name_kind_known" CHECK (kind IN ('rep', 'customer', 'contact'));

CREATE UNLOGGED TABLE "staged_deal" (
    "tenant_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "row_no" INTEGER NOT NULL,
    "new_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "customer_key" TEXT,
    "rep_key" TEXT,
    "contact_key" TEXT,
    "stage" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "stage_entered_on" DATE,
    "source_stage" TEXT,
    "source_outcome" TEXT,
    "source_probability_bp" INTEGER,
    "source_category" TEXT,
    "amount_minor" BIGINT,
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
    "demo_on" DATE,
    "term_months" INTEGER NOT NULL,
    "is_pilot" BOOLEAN NOT NULL,
    "product" TEXT,
    "lost_reason" TEXT,
    "closed_on" DATE,
    "has_hardware" BOOLEAN NOT NULL,
    "po_evidence_id" UUID,
    CONSTRAINT "staged_deal_pkey" PRIMARY KEY ("tenant_id", "import_id", "row_no")
);

CREATE UNLOGGED TABLE "staged_line" (
    "tenant_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "row_no" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "new_id" UUID NOT NULL,
    "deal_external_id" TEXT NOT NULL,
    "stream" TEXT NOT NULL,
    "recurring" BOOLEAN NOT NULL,
    "description" TEXT NOT NULL,
    "units" INTEGER,
    "amount_minor" BIGINT NOT NULL,
    "promised_on" DATE,
    CONSTRAINT "staged_line_pkey" PRIMARY KEY ("tenant_id", "import_id", "row_no", "position")
);

CREATE UNLOGGED TABLE "staged_evidence" (
    "tenant_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "row_no" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "new_id" UUID NOT NULL,
    "external_id" TEXT,
    "deal_external_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "reference" TEXT,
    "evidence_on" DATE NOT NULL,
    "amount_minor" BIGINT,
    "units" INTEGER,
    "note" TEXT,
    CONSTRAINT "staged_evidence_pkey" PRIMARY KEY ("tenant_id", "import_id", "row_no", "position")
);

CREATE UNLOGGED TABLE "staged_contract" (
    "tenant_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "row_no" INTEGER NOT NULL,
    "new_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "customer_key" TEXT NOT NULL,
    "deal_external_id" TEXT,
    "stream" TEXT NOT NULL,
    "plan" TEXT,
    "signed_on" DATE,
    "start_on" DATE NOT NULL,
    "end_on" DATE,
    "amount_minor" BIGINT NOT NULL,
    "period_months" INTEGER NOT NULL,
    "arr_minor" BIGINT NOT NULL,
    CONSTRAINT "staged_contract_pkey" PRIMARY KEY ("tenant_id", "import_id", "row_no")
);

CREATE UNLOGGED TABLE "staged_deployment" (
    "tenant_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "row_no" INTEGER NOT NULL,
    "new_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "customer_key" TEXT NOT NULL,
    "deal_external_id" TEXT,
    "site" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "devices" INTEGER,
    "signed_on" DATE,
    "shipped_on" DATE,
    "installed_on" DATE,
    "activated_on" DATE,
    "first_value_on" DATE,
    "first_value_kind" TEXT,
    "ended_on" DATE,
    "acv_minor" BIGINT,
    CONSTRAINT "staged_deployment_pkey" PRIMARY KEY ("tenant_id", "import_id", "row_no")
);

CREATE UNLOGGED TABLE "staged_activity" (
    "tenant_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "row_no" INTEGER NOT NULL,
    "new_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "deal_external_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "occurred_on" DATE NOT NULL,
    "subject" TEXT,
    CONSTRAINT "staged_activity_pkey" PRIMARY KEY ("tenant_id", "import_id", "row_no")
);

-- What a merge found: which row becomes or changes which stored row. Written and deleted within the commit.
CREATE UNLOGGED TABLE "staged_match" (
    "tenant_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "row_no" INTEGER NOT NULL,
    "target_id" UUID NOT NULL,
    "action" TEXT NOT NULL,
    CONSTRAINT "staged_match_pkey" PRIMARY KEY ("tenant_id", "import_id", "row_no")
);

-- A mapping is proposed again for a file with the same header.
ALTER TABLE "import" ADD COLUMN "header_fingerprint" TEXT;
CREATE INDEX "import_tenant_id_kind_header_fingerprint_idx" ON "import"("tenant_id", "kind", "header_fingerprint");

-- Facts are replaced, never rewritten: which import took one out, so that a revert can put it back. external_id: the row of a shipments
-- file. One live fact an external id, any number of removed ones.
ALTER TABLE "evidence" ADD COLUMN "external_id" TEXT;
ALTER TABLE "evidence" ADD COLUMN "voided_import_id" UUID;
CREATE UNIQUE INDEX "evidence_live_external_id_key" ON "evidence"("tenant_id", "external_id") WHERE voided_at IS NULL AND external_id IS NOT NULL;
ALTER TABLE "activity" ADD COLUMN "removed_import_id" UUID;
DROP INDEX "activity_tenant_id_external_id_key";
CREATE UNIQUE INDEX "activity_live_external_id_key" ON "activity"("tenant_id", "external_id") WHERE removed_at IS NULL AND external_id IS NOT NULL;
