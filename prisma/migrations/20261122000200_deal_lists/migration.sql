-- Keyset lists of deals: the expressions are those that src/data/deal-list.ts sorts by.
DROP INDEX deal_tenant_id_outcome_close_on_id_idx;
DROP INDEX deal_tenant_id_outcome_amount_minor_id_idx;
CREATE INDEX deal_list_close ON deal (tenant_id, outcome, (coalesce(close_on, '9999-12-31'::date)), id);
CREATE INDEX deal_list_amount ON deal (tenant_id, outcome, (coalesce(amount_minor, 0)), id);
CREATE INDEX deal_list_name ON deal (tenant_id, outcome, name, id);
