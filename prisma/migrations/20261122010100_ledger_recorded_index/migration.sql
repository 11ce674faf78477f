-- What was known at an instant: whose rows are newer than it is read from the index alone.
CREATE INDEX "movement_tenant_id_recorded_at_idx" ON "movement"("tenant_id", "recorded_at") INCLUDE (customer_id);
