-- Rules that the schema language cannot say: the PO gate, closed lists, row-level security. No triggers, no functions of our own:
-- a tenant-sharded PostgreSQL accepts these forms (docs/decisions/0004-tenancy-in-the-database.md).

-- The PO gate. evidence.commit_live is true only for a live commit document, and deal keys on it, so no door can move a deal to the PO
-- stage without one, and none can void it under a deal (checked at commit: void and put back is one transaction).
ALTER TABLE evidence ADD COLUMN commit_live boolean NOT NULL
  GENERATED ALWAYS AS (kind IN ('po', 'order_form', 'sow') AND voided_at IS NULL) STORED;
ALTER TABLE evidence ADD CONSTRAINT evidence_commit_key UNIQUE (tenant_id, deal_id, id, kind, commit_live);
ALTER TABLE evidence ADD CONSTRAINT evidence_kind_known CHECK (kind IN
  ('demo', 'quote', 'po', 'order_confirmation', 'sow', 'order_form', 'shipment', 'activation', 'milestone'));
ALTER TABLE evidence ADD CONSTRAINT evidence_po_complete CHECK (kind <> 'po' OR (reference IS NOT NULL AND reference <> '' AND amount_minor IS NOT NULL));
ALTER TABLE evidence ADD CONSTRAINT evidence_shipment_units CHECK (kind <> 'shipment' OR (units IS NOT NULL AND units > 0));
ALTER TABLE evidence ADD CONSTRAINT evidence_amount_range CHECK (amount_minor BETWEEN 0 AND 1000000000000000);
ALTER TABLE evidence ADD CONSTRAINT evidence_void_reason CHECK (voided_at IS NULL OR void_reason IS NOT NULL);
ALTER TABLE deal ADD CONSTRAINT deal_po_evidence_key FOREIGN KEY (tenant_id, id, po_evidence_id, po_kind, po_live)
  REFERENCES evidence (tenant_id, deal_id, id, kind, commit_live) ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE deal ADD CONSTRAINT deal_po_whole CHECK
  ((po_evidence_id IS NULL AND po_kind IS NULL AND po_live IS NULL) OR (po_evidence_id IS NOT NULL AND po_kind IS NOT NULL AND po_live IS TRUE));
ALTER TABLE deal ADD CONSTRAINT deal_po_gate CHECK (stage IN ('lead', 'demo', 'hardware_quote_sent', 'closed_lost')
  OR (po_live IS TRUE AND (po_kind = 'po' OR NOT has_hardware)));
ALTER TABLE deal ADD CONSTRAINT deal_lost_outcome CHECK ((stage = 'closed_lost') = (outcome = 'lost') OR outcome = 'removed');
ALTER TABLE deal ADD CONSTRAINT deal_outcome_known CHECK (outcome IN ('open', 'won', 'lost', 'removed'));
ALTER TABLE deal ADD CONSTRAINT deal_stage_known CHECK (stage IN ('lead','demo','hardware_quote_sent','hardware_po_received','hardware_shipped','software_activated','services_completed','closed_lost'));
ALTER TABLE deal ADD CONSTRAINT deal_name_length CHECK (length(name) BETWEEN 1 AND 300);
ALTER TABLE deal ADD CONSTRAINT deal_amount_range CHECK (amount_minor BETWEEN -1000000000000000 AND 1000000000000000);
ALTER TABLE deal ADD CONSTRAINT deal_currency_form CHECK (currency ~ '^[A-Z]{3}$');
ALTER TABLE deal ADD CONSTRAINT deal_claim_range CHECK (claim_bp BETWEEN 0 AND 10000);
ALTER TABLE deal ADD CONSTRAINT deal_term_range CHECK (term_months BETWEEN 1 AND 240);
ALTER TABLE deal_line ADD CONSTRAINT deal_line_stream_known CHECK (stream IN ('hardware', 'software', 'services'));
ALTER TABLE deal_line ADD CONSTRAINT deal_line_amount_range CHECK (amount_minor BETWEEN 0 AND 1000000000000000);
ALTER TABLE deal_line ADD CONSTRAINT deal_line_units_range CHECK (units > 0);
ALTER TABLE stage_transition ADD CONSTRAINT stage_transition_stage_known CHECK (to_stage IN ('lead','demo','hardware_quote_sent','hardware_po_received','hardware_shipped','software_activated','services_completed','closed_lost'));
ALTER TABLE stage_model_stage ADD CONSTRAINT stage_model_stage_known CHECK (stage IN ('lead','demo','hardware_quote_sent','hardware_po_received','hardware_shipped','software_activated','services_completed','closed_lost'));
ALTER TABLE stage_model_stage ADD CONSTRAINT stage_model_stage_probability CHECK (probability_bp BETWEEN 0 AND 10000);
ALTER TABLE activity ADD CONSTRAINT activity_kind_known CHECK (kind IN ('call', 'mail', 'meeting', 'visit', 'other'));
ALTER TABLE contract ADD CONSTRAINT contract_stream_known CHECK (stream IN ('hardware', 'software', 'services'));
ALTER TABLE contract ADD CONSTRAINT contract_state_known CHECK (state IN ('live', 'removed'));
ALTER TABLE contract ADD CONSTRAINT contract_amount_range CHECK (amount_minor BETWEEN 0 AND 1000000000000000 AND arr_minor >= 0);
ALTER TABLE contract ADD CONSTRAINT contract_period_range CHECK (period_months BETWEEN 1 AND 240);
ALTER TABLE contract ADD CONSTRAINT contract_dates CHECK (end_on IS NULL OR end_on >= start_on);
ALTER TABLE movement ADD CONSTRAINT movement_stream_known CHECK (stream IN ('hardware', 'software', 'services'));
ALTER TABLE movement ADD CONSTRAINT movement_kind_known CHECK (kind IN ('new', 'expansion', 'reactivation', 'contraction', 'churn', 'fx'));
ALTER TABLE movement ADD CONSTRAINT movement_period_of_date CHECK
  (period = extract(year FROM effective_on)::int * 12 + extract(month FROM effective_on)::int - 1);
ALTER TABLE deployment ADD CONSTRAINT deployment_kind_known CHECK (kind IN ('production', 'pilot'));
ALTER TABLE deployment ADD CONSTRAINT deployment_state_known CHECK (state IN ('live', 'removed'));
ALTER TABLE deployment ADD CONSTRAINT deployment_first_value_known CHECK (first_value_kind IN ('data', 'insight', 'saving'));
ALTER TABLE import ADD CONSTRAINT import_kind_known CHECK (kind IN ('deals', 'contracts', 'deployments', 'shipments', 'activities'));
ALTER TABLE import ADD CONSTRAINT import_state_known CHECK (state IN ('reading', 'checked', 'committing', 'committed', 'refused', 'reverted', 'cancelled'));
ALTER TABLE import_problem ADD CONSTRAINT import_problem_severity_known CHECK (severity IN ('error', 'warning'));
ALTER TABLE kpi_target ADD CONSTRAINT kpi_target_known CHECK (kpi IN ('nnarr', 'grr', 'acv_per_deployment', 'ttfv'));
ALTER TABLE membership ADD CONSTRAINT membership_role_known CHECK (role IN ('CRO', 'CEO', 'REP', 'DELIVERY', 'VIEWER'));
ALTER TABLE invitation ADD CONSTRAINT invitation_role_known CHECK (role IN ('CRO', 'CEO', 'REP', 'DELIVERY', 'VIEWER'));
ALTER TABLE tenant ADD CONSTRAINT tenant_slug_form CHECK (slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$');
ALTER TABLE tenant ADD CONSTRAINT tenant_currency_form CHECK (currency ~ '^[A-Z]{3}$');
ALTER TABLE tenant ADD CONSTRAINT tenant_fiscal_start CHECK (fiscal_start_month BETWEEN 1 AND 12);
ALTER TABLE app_user ADD CONSTRAINT app_user_email_normal CHECK (email = lower(email));

-- Row-level security, one template for every tenant table.
ALTER TABLE "tenant_setting" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "tenant_setting" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "tenant_setting"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "kpi_target" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "kpi_target" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "kpi_target"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "idempotency_key" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "idempotency_key" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "idempotency_key"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "audit_event" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "audit_event" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "audit_event"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "rep" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "rep" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "rep"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "customer" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "customer" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "customer"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "contact" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "contact" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "contact"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "deal" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "deal" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "deal"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "deal_history" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "deal_history" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "deal_history"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "deal_line" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "deal_line" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "deal_line"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "deal_line_history" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "deal_line_history" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "deal_line_history"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "evidence" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "evidence" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "evidence"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "stage_transition" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "stage_transition" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "stage_transition"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "activity" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "activity" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "activity"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "justification" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "justification" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "justification"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "clean_up" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "clean_up" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "clean_up"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "stage_model" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "stage_model" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "stage_model"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "stage_model_stage" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "stage_model_stage" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "stage_model_stage"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "contract" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "contract" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "contract"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "contract_history" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "contract_history" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "contract_history"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "movement" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "movement" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "movement"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "movement_month" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "movement_month" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "movement_month"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "retention_month" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "retention_month" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "retention_month"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "customer_month" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "customer_month" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "customer_month"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "deployment" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "deployment" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "deployment"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "deployment_history" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "deployment_history" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "deployment_history"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "import" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "import" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "import"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
ALTER TABLE "import_problem" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "import_problem" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "import_problem"
  USING      (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
