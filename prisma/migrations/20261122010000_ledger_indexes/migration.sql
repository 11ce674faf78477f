-- The ledger's own guards and ways in.

-- A row is taken back at most once, and only by a row of the same ledger.
CREATE UNIQUE INDEX "movement_reverses_key" ON "movement"("tenant_id", "reverses_id") WHERE reverses_id IS NOT NULL;
ALTER TABLE movement ADD CONSTRAINT movement_reverses_fkey FOREIGN KEY (tenant_id, reverses_id)
  REFERENCES movement (tenant_id, id) ON DELETE NO ACTION ON UPDATE NO ACTION;

-- Lists go by day, and the rows behind a figure of a window are read from the index alone.
DROP INDEX "movement_tenant_id_period_stream_kind_idx";
CREATE INDEX "movement_tenant_id_effective_on_id_idx" ON "movement"("tenant_id", "effective_on", "id")
  INCLUDE (customer_id, stream, kind, amount_minor);
