-- The deal desk: versions of the stage model that nobody can change, files on evidence, notes, views, approvals, pilots, sweeps.

CREATE TABLE "tenant_setting_history" (
    "tenant_id" UUID NOT NULL,
    "install_days" INTEGER NOT NULL,
    "hardware_lead_p50" INTEGER NOT NULL,
    "hardware_lead_p80" INTEGER NOT NULL,
    "activation_lag_p50" INTEGER NOT NULL,
    "activation_lag_p80" INTEGER NOT NULL,
    "hardware_life_months" INTEGER NOT NULL,
    "grace_days" INTEGER NOT NULL,
    "negotiation_days" INTEGER NOT NULL,
    "zombie_days" INTEGER NOT NULL,
    "verbal_yes_days" INTEGER NOT NULL,
    "quote_tolerance_bp" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(6) NOT NULL,
    "updated_by" UUID,
    "superseded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "tenant_setting_history_pkey" PRIMARY KEY ("tenant_id", "version")
);

CREATE TABLE "stage_model_rule" (
    "tenant_id" UUID NOT NULL,
    "stage_model_id" UUID NOT NULL,
    "stage" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,

    CONSTRAINT "stage_model_rule_pkey" PRIMARY KEY ("tenant_id", "stage_model_id", "stage", "kind", "subject")
);

CREATE TABLE "stage_model_signature" (
    "tenant_id" UUID NOT NULL,
    "stage_model_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "user_id" UUID,
    "name" TEXT NOT NULL,
    "signed_on" DATE NOT NULL,
    "signed_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "stage_model_signature_pkey" PRIMARY KEY ("tenant_id", "stage_model_id", "role")
);

CREATE TABLE "model_exception" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "deal_id" UUID,
    "asked" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "refusal" TEXT NOT NULL,
    "model_version" INTEGER NOT NULL,
    "asked_at" TIMESTAMPTZ(6) NOT NULL,
    "asked_by" UUID,

    CONSTRAINT "model_exception_pkey" PRIMARY KEY ("tenant_id", "id")
);

CREATE TABLE "stored_file" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "deal_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "recorded_by" UUID,
    "removed_at" TIMESTAMPTZ(6),
    "removed_by" UUID,

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("tenant_id", "id")
);

CREATE TABLE "note" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "deal_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "recorded_by" UUID,
    "removed_at" TIMESTAMPTZ(6),
    "removed_by" UUID,

    CONSTRAINT "note_pkey" PRIMARY KEY ("tenant_id", "id")
);

CREATE TABLE "saved_view" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "area" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "owner_id" UUID,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "removed_at" TIMESTAMPTZ(6),

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("tenant_id", "id")
);

CREATE TABLE "approval" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "deal_id" UUID NOT NULL,
    "acv_minor" BIGINT NOT NULL,
    "floor_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "note" TEXT,
    "requested_at" TIMESTAMPTZ(6) NOT NULL,
    "requested_by" UUID,
    "decision" TEXT,
    "reason" TEXT,
    "decided_at" TIMESTAMPTZ(6),
    "decided_by" UUID,

    CONSTRAINT "approval_pkey" PRIMARY KEY ("tenant_id", "id")
);

CREATE TABLE "pilot" (
    "tenant_id" UUID NOT NULL,
    "deal_id" UUID NOT NULL,
    "units" INTEGER,
    "start_on" DATE NOT NULL,
    "criteria" TEXT NOT NULL,
    "decision_on" DATE NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'running',
    "decided_on" DATE,
    "decided_at" TIMESTAMPTZ(6),
    "decided_by" UUID,
    "reason" TEXT,
    "production_deal_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "pilot_pkey" PRIMARY KEY ("tenant_id", "deal_id")
);

CREATE TABLE "pilot_extension" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "deal_id" UUID NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "recorded_by" UUID,

    CONSTRAINT "pilot_extension_pkey" PRIMARY KEY ("tenant_id", "id")
);

CREATE TABLE "rep_floor" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "rep_id" UUID NOT NULL,
    "floor_minor" BIGINT,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "recorded_by" UUID,

    CONSTRAINT "rep_floor_pkey" PRIMARY KEY ("tenant_id", "id")
);

CREATE TABLE "clean_up_deal" (
    "tenant_id" UUID NOT NULL,
    "clean_up_id" UUID NOT NULL,
    "deal_id" UUID NOT NULL,
    "from_stage" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "reopened_at" TIMESTAMPTZ(6),

    CONSTRAINT "clean_up_deal_pkey" PRIMARY KEY ("tenant_id", "clean_up_id", "deal_id")
);

CREATE TABLE "justification_ruling" (
    "tenant_id" UUID NOT NULL,
    "justification_id" UUID NOT NULL,
    "accepted" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,
    "ruled_at" TIMESTAMPTZ(6) NOT NULL,
    "ruled_by" UUID,

    CONSTRAINT "justification_ruling_pkey" PRIMARY KEY ("tenant_id", "justification_id")
);

CREATE TABLE "zombie_warning" (
    "tenant_id" UUID NOT NULL,
    "deal_id" UUID NOT NULL,
    "due_on" DATE NOT NULL,
    "days_left" INTEGER NOT NULL,
    "warned_on" DATE NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "zombie_warning_pkey" PRIMARY KEY ("tenant_id", "deal_id", "due_on", "days_left")
);

CREATE UNIQUE INDEX "stored_file_tenant_id_deal_id_id_key" ON "stored_file"("tenant_id", "deal_id", "id");
CREATE INDEX "stored_file_tenant_id_sha256_idx" ON "stored_file"("tenant_id", "sha256");
CREATE INDEX "note_tenant_id_deal_id_recorded_at_idx" ON "note"("tenant_id", "deal_id", "recorded_at");
CREATE INDEX "saved_view_tenant_id_area_idx" ON "saved_view"("tenant_id", "area");
CREATE INDEX "approval_tenant_id_deal_id_idx" ON "approval"("tenant_id", "deal_id");
CREATE UNIQUE INDEX approval_one_open ON approval (tenant_id, deal_id) WHERE decision IS NULL;
CREATE UNIQUE INDEX "pilot_tenant_id_production_deal_id_key" ON "pilot"("tenant_id", "production_deal_id");
CREATE INDEX "pilot_extension_tenant_id_deal_id_idx" ON "pilot_extension"("tenant_id", "deal_id");
CREATE INDEX "rep_floor_tenant_id_rep_id_recorded_at_idx" ON "rep_floor"("tenant_id", "rep_id", "recorded_at");
CREATE INDEX "clean_up_deal_tenant_id_deal_id_idx" ON "clean_up_deal"("tenant_id", "deal_id");

ALTER TABLE "tenant_setting_history" ADD CONSTRAINT "tenant_setting_history_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "stage_model_rule" ADD CONSTRAINT "stage_model_rule_tenant_id_stage_model_id_fkey" FOREIGN KEY ("tenant_id", "stage_model_id") REFERENCES "stage_model"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "stage_model_signature" ADD CONSTRAINT "stage_model_signature_tenant_id_stage_model_id_fkey" FOREIGN KEY ("tenant_id", "stage_model_id") REFERENCES "stage_model"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "model_exception" ADD CONSTRAINT "model_exception_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_tenant_id_deal_id_fkey" FOREIGN KEY ("tenant_id", "deal_id") REFERENCES "deal"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "note" ADD CONSTRAINT "note_tenant_id_deal_id_fkey" FOREIGN KEY ("tenant_id", "deal_id") REFERENCES "deal"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "approval" ADD CONSTRAINT "approval_tenant_id_deal_id_fkey" FOREIGN KEY ("tenant_id", "deal_id") REFERENCES "deal"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "pilot" ADD CONSTRAINT "pilot_tenant_id_deal_id_fkey" FOREIGN KEY ("tenant_id", "deal_id") REFERENCES "deal"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "pilot" ADD CONSTRAINT "pilot_tenant_id_production_deal_id_fkey" FOREIGN KEY ("tenant_id", "production_deal_id") REFERENCES "deal"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "pilot_extension" ADD CONSTRAINT "pilot_extension_tenant_id_deal_id_fkey" FOREIGN KEY ("tenant_id", "deal_id") REFERENCES "pilot"("tenant_id", "deal_id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "rep_floor" ADD CONSTRAINT "rep_floor_tenant_id_rep_id_fkey" FOREIGN KEY ("tenant_id", "rep_id") REFERENCES "rep"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "clean_up_deal" ADD CONSTRAINT "clean_up_deal_tenant_id_clean_up_id_fkey" FOREIGN KEY ("tenant_id", "clean_up_id") REFERENCES "clean_up"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "clean_up_deal" ADD CONSTRAINT "clean_up_deal_tenant_id_deal_id_fkey" FOREIGN KEY ("tenant_id", "deal_id") REFERENCES "deal"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "justification_ruling" ADD CONSTRAINT "justification_ruling_tenant_id_justification_id_fkey" FOREIGN KEY ("tenant_id", "justification_id") REFERENCES "justification"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "zombie_warning" ADD CONSTRAINT "zombie_warning_tenant_id_deal_id_fkey" FOREIGN KEY ("tenant_id", "deal_id") REFERENCES "deal"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- Settings: the thresholds of the audit, and their versions.
ALTER TABLE "tenant_setting" ADD COLUMN "negotiation_days" INTEGER NOT NULL DEFAULT 60,
  ADD COLUMN "zombie_days" INTEGER NOT NULL DEFAULT 90,
  ADD COLUMN "verbal_yes_days" INTEGER NOT NULL DEFAULT 30,
  ADD COLUMN "quote_tolerance_bp" INTEGER NOT NULL DEFAULT 1000,
  ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1,
  ADD COLUMN "updated_by" UUID;
ALTER TABLE tenant_setting ADD CONSTRAINT tenant_setting_ranges CHECK (negotiation_days BETWEEN 1 AND 730 AND zombie_days BETWEEN 1 AND 730
  AND verbal_yes_days BETWEEN 1 AND 730 AND grace_days BETWEEN 0 AND 365 AND quote_tolerance_bp BETWEEN 0 AND 10000);

-- A table that rises, said by the database: each stage names the figure of the stage before it, which must be there (key) and be lower
-- (CHECK). Whoever writes Services Completed has written the six stages before it.
ALTER TABLE "stage_model_stage" ADD COLUMN "previous_position" INTEGER, ADD COLUMN "previous_bp" INTEGER;
-- The owner of a table with forced row-level security sees no rows of it: the force is lifted while rows are carried over.
ALTER TABLE stage_model_stage NO FORCE ROW LEVEL SECURITY;
UPDATE stage_model_stage s SET previous_position = p.position, previous_bp = p.probability_bp FROM stage_model_stage p
  WHERE p.tenant_id = s.tenant_id AND p.stage_model_id = s.stage_model_id AND p.position = s.position - 1 AND s.stage <> 'closed_lost';
ALTER TABLE stage_model_stage FORCE ROW LEVEL SECURITY;
CREATE UNIQUE INDEX "stage_model_stage_tenant_id_stage_model_id_position_probab_key" ON "stage_model_stage"("tenant_id", "stage_model_id", "position", "probability_bp");
ALTER TABLE "stage_model_stage" ADD CONSTRAINT "stage_model_stage_tenant_id_stage_model_id_previous_positi_fkey"
  FOREIGN KEY ("tenant_id", "stage_model_id", "previous_position", "previous_bp")
  REFERENCES "stage_model_stage"("tenant_id", "stage_model_id", "position", "probability_bp") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE stage_model_stage ADD CONSTRAINT stage_model_stage_place CHECK ((stage, position) IN (('lead', 0), ('demo', 1), ('hardware_quote_sent', 2),
  ('hardware_po_received', 3), ('hardware_shipped', 4), ('software_activated', 5), ('services_completed', 6), ('closed_lost', 7)));
ALTER TABLE stage_model_stage ADD CONSTRAINT stage_model_stage_rises CHECK (CASE stage
  WHEN 'closed_lost' THEN probability_bp = 0 AND previous_position IS NULL AND previous_bp IS NULL
  WHEN 'lead' THEN previous_position IS NULL AND previous_bp IS NULL
  ELSE previous_position IS NOT NULL AND previous_bp IS NOT NULL AND previous_position = position - 1 AND previous_bp < probability_bp END);
ALTER TABLE stage_model_stage ADD CONSTRAINT stage_model_stage_label CHECK (length(label) BETWEEN 1 AND 60);
ALTER TABLE stage_model_rule ADD CONSTRAINT stage_model_rule_stage_known CHECK (stage IN ('lead','demo','hardware_quote_sent','hardware_po_received','hardware_shipped','software_activated','services_completed','closed_lost'));
ALTER TABLE stage_model_rule ADD CONSTRAINT stage_model_rule_kind_known CHECK (kind IN ('gate', 'not_applicable'));
-- The stages that carry the commit can be asked more of, never skipped.
ALTER TABLE stage_model_rule ADD CONSTRAINT stage_model_rule_subject_known CHECK (
  (kind = 'gate' AND stage NOT IN ('lead', 'closed_lost') AND subject IN ('contact', 'amount', 'close_date', 'next_step', 'stream_split',
     'demo', 'quote', 'order_confirmation', 'sow', 'order_form', 'file', 'verified'))
  OR (kind = 'not_applicable' AND stage IN ('demo', 'services_completed') AND subject IN ('pilot', 'no_hardware', 'no_software', 'no_services')));
ALTER TABLE stage_model_signature ADD CONSTRAINT stage_model_signature_role_known CHECK (role IN ('CRO', 'CEO'));
ALTER TABLE model_exception ADD CONSTRAINT model_exception_text CHECK (length(asked) BETWEEN 1 AND 1000 AND length(why) BETWEEN 1 AND 2000);

-- Evidence has its file, of the same deal, and a second pair of eyes.
ALTER TABLE "evidence" ADD COLUMN "file_id" UUID, ADD COLUMN "file_attached_at" TIMESTAMPTZ(6), ADD COLUMN "file_reading" JSONB,
  ADD COLUMN "verified_at" TIMESTAMPTZ(6), ADD COLUMN "verified_by" UUID;
ALTER TABLE evidence ADD CONSTRAINT evidence_file_key FOREIGN KEY (tenant_id, deal_id, file_id)
  REFERENCES stored_file (tenant_id, deal_id, id) ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE stored_file ADD CONSTRAINT stored_file_hash CHECK (sha256 ~ '^[0-9a-f]{64}$');
ALTER TABLE stored_file ADD CONSTRAINT stored_file_size CHECK (bytes BETWEEN 1 AND 20971520);
ALTER TABLE stored_file ADD CONSTRAINT stored_file_type_known CHECK (media_type IN ('application/pdf', 'image/png', 'image/jpeg', 'message/rfc822'));
ALTER TABLE stored_file ADD CONSTRAINT stored_file_name_length CHECK (length(name) BETWEEN 1 AND 200);
ALTER TABLE note ADD CONSTRAINT note_text_length CHECK (length(text) BETWEEN 1 AND 5000);
ALTER TABLE saved_view ADD CONSTRAINT saved_view_text CHECK (length(name) BETWEEN 1 AND 80 AND length(query) <= 2000);

ALTER TABLE approval ADD CONSTRAINT approval_decision_known CHECK (decision IN ('approved', 'refused', 'withdrawn'));
ALTER TABLE approval ADD CONSTRAINT approval_decision_whole CHECK ((decision IS NULL AND decided_at IS NULL AND reason IS NULL)
  OR (decision IS NOT NULL AND decided_at IS NOT NULL AND (decision = 'withdrawn' OR length(reason) > 0)));
ALTER TABLE pilot ADD CONSTRAINT pilot_state_known CHECK (state IN ('running', 'converted', 'killed'));
ALTER TABLE pilot ADD CONSTRAINT pilot_state_whole CHECK ((state = 'running') = (decided_at IS NULL) AND (state = 'converted') = (production_deal_id IS NOT NULL)
  AND (state <> 'killed' OR length(reason) > 0));
ALTER TABLE pilot ADD CONSTRAINT pilot_dates CHECK (decision_on > start_on AND units > 0);
ALTER TABLE pilot ADD CONSTRAINT pilot_criteria_length CHECK (length(criteria) BETWEEN 1 AND 2000);
ALTER TABLE pilot_extension ADD CONSTRAINT pilot_extension_later CHECK (to_on > from_on AND length(reason) > 0);

-- A clean-up's deals get rows of their own, so that a sweep of any size runs in batches and each deal is closed once.
ALTER TABLE "clean_up" ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'audit', ADD COLUMN "finished_at" TIMESTAMPTZ(6), ADD COLUMN "undone_by" UUID,
  ADD COLUMN "before" JSONB, ADD COLUMN "after" JSONB;
ALTER TABLE clean_up ADD CONSTRAINT clean_up_kind_known CHECK (kind IN ('audit', 'sweep'));
ALTER TABLE clean_up NO FORCE ROW LEVEL SECURITY;
UPDATE clean_up SET finished_at = at;
INSERT INTO clean_up_deal (tenant_id, clean_up_id, deal_id, from_stage, version, reopened_at)
  SELECT c.tenant_id, c.id, r.id, r.stage, r.version, c.undone_at FROM clean_up c, jsonb_to_recordset(c.deal_ids) AS r(id uuid, stage text, version int);
ALTER TABLE clean_up FORCE ROW LEVEL SECURITY;
ALTER TABLE "clean_up" DROP COLUMN "deal_ids";
ALTER TABLE zombie_warning ADD CONSTRAINT zombie_warning_days_known CHECK (days_left IN (14, 7, 1));
ALTER TABLE "justification" ADD COLUMN "evidence" TEXT;

ALTER TABLE "tenant_setting_history" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "tenant_setting_history" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "tenant_setting_history"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "stage_model_rule" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "stage_model_rule" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "stage_model_rule"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "stage_model_signature" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "stage_model_signature" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "stage_model_signature"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "model_exception" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "model_exception" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "model_exception"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "stored_file" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "stored_file" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "stored_file"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "note" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "note" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "note"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "saved_view" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "saved_view" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "saved_view"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "approval" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "approval" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "approval"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "pilot" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "pilot" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "pilot"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "pilot_extension" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "pilot_extension" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "pilot_extension"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "rep_floor" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "rep_floor" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "rep_floor"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "clean_up_deal" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "clean_up_deal" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "clean_up_deal"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "justification_ruling" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "justification_ruling" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "justification_ruling"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "zombie_warning" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "zombie_warning" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "zombie_warning"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
