-- The signs of a deal that hang on no day and on no setting, as bits in the order of src/domain/audit/signs.ts: counted, not worked out,
-- by the audit.
ALTER TABLE "deal_standing" ADD COLUMN "signs" INTEGER GENERATED ALWAYS AS (
  CASE outcome
    WHEN 'open' THEN 1
      + CASE WHEN CASE WHEN source_stage IS NULL THEN stage = 'hardware_quote_sent' ELSE stage IN ('lead', 'demo', 'hardware_quote_sent') END
          THEN 64 + CASE WHEN negotiates_since IS NULL THEN 0 WHEN since_stand_in THEN 384 ELSE 128 END ELSE 0 END
      + CASE WHEN close_on IS NULL THEN 0 ELSE 1024 END
      + CASE WHEN idle_since IS NULL THEN 0 WHEN idle_stand_in THEN 12288 ELSE 4096 END
      + CASE WHEN step_on IS NULL THEN 0 ELSE 65536 END
      + CASE WHEN verbal_yes_on IS NULL THEN 0 ELSE 1048576 END
      + CASE WHEN source_stage IS NULL THEN 4194304 ELSE 0 END
    WHEN 'won' THEN 2 WHEN 'lost' THEN 4 ELSE 0 END
  + CASE WHEN called_won THEN 8 ELSE 0 END + CASE WHEN has_hardware THEN 16 ELSE 0 END + CASE WHEN shipped_on IS NULL THEN 0 ELSE 32 END
  + CASE WHEN amount_minor = 0 THEN 0 ELSE 262144 END + CASE WHEN has_lines THEN 524288 ELSE 0 END) STORED;

-- The words of the source among open deals, one look per word.
CREATE INDEX deal_standing_words ON deal_standing (tenant_id, source_stage) WHERE outcome = 'open' AND source_stage IS NOT NULL;
-- PO numbers in their order, with what decides whether they count.
DROP INDEX deal_standing_po;
CREATE INDEX deal_standing_po ON deal_standing (tenant_id, po_number) INCLUDE (settled_on, rep_id)
  WHERE po_number IS NOT NULL AND outcome IN ('open', 'won');
ALTER TABLE deal_standing NO FORCE ROW LEVEL SECURITY;
UPDATE deal_standing SET more_po_numbers = NULL WHERE more_po_numbers = '{}';
ALTER TABLE deal_standing FORCE ROW LEVEL SECURITY;
CREATE INDEX deal_standing_more_po ON deal_standing (tenant_id, deal_id) WHERE more_po_numbers IS NOT NULL;
