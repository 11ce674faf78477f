-- What the audit asks of every deal, one narrow row each, written in the transaction that changes the deal or what hangs on it
-- (src/data/deal-standing.ts). Days are stored, not answers: thresholds and the day of the rules are applied when it is read.

CREATE TABLE "deal_standing" (
    "tenant_id" UUID NOT NULL,
    "deal_id" UUID NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "rep_id" UUID,
    "close_on" DATE,
    "negotiates_since" DATE,
    "idle_since" DATE,
    "justified_until" DATE,
    "step_on" DATE,
    "verbal_yes_on" DATE,
    "shipped_on" DATE,
    "settled_on" DATE,
    "planned_on" DATE,
    "planned_from_on" DATE,
    "called_won" BOOLEAN NOT NULL,
    "has_hardware" BOOLEAN NOT NULL,
    "has_lines" BOOLEAN NOT NULL,
    "has_document" BOOLEAN NOT NULL,
    "since_stand_in" BOOLEAN NOT NULL,
    "idle_stand_in" BOOLEAN NOT NULL,
    "committed" BOOLEAN NOT NULL,
    "outcome" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "source_stage" TEXT,
    "planned_lag" TEXT,
    "po_number" TEXT COLLATE "C",
    "more_po_numbers" TEXT[],
    "known_id" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "deal_standing_pkey" PRIMARY KEY ("tenant_id", "deal_id")
);

CREATE INDEX "deal_standing_tenant_id_amount_minor_known_id_idx" ON "deal_standing"("tenant_id", "amount_minor" DESC, "known_id", "deal_id");
CREATE INDEX deal_standing_po ON deal_standing (tenant_id, po_number) WHERE po_number IS NOT NULL;

ALTER TABLE "deal_standing" ADD CONSTRAINT "deal_standing_tenant_id_deal_id_fkey" FOREIGN KEY ("tenant_id", "deal_id") REFERENCES "deal"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE deal_standing ADD CONSTRAINT deal_standing_lag_known CHECK (planned_lag IN ('ship', 'activation', 'installAndActivation'));

ALTER TABLE "deal_standing" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "deal_standing" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "deal_standing"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);

-- Deals that are there already: settled on the last day there is, so that the rules are asked about each until something changes it or the
-- rows are made anew. The owner of a table with forced row-level security sees no rows of it: the force is lifted meanwhile.
ALTER TABLE deal NO FORCE ROW LEVEL SECURITY;
ALTER TABLE deal_standing NO FORCE ROW LEVEL SECURITY;
INSERT INTO deal_standing (tenant_id, deal_id, amount_minor, rep_id, settled_on, called_won, has_hardware, has_lines, has_document,
    since_stand_in, idle_stand_in, committed, outcome, stage, known_id)
  SELECT tenant_id, id, coalesce(amount_minor, 0), rep_id, '9999-12-31', false, true, false, false, false, false, false, outcome, stage,
    coalesce(external_id, id::text) FROM deal;
ALTER TABLE deal_standing FORCE ROW LEVEL SECURITY;
ALTER TABLE deal FORCE ROW LEVEL SECURITY;
