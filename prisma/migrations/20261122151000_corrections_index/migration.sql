-- The page of months lists what was booked later about closed months. Few rows of a ledger are corrections, so the index costs nearly
-- nothing while the question no longer reads the whole ledger.
CREATE INDEX "movement_concerns_idx" ON "movement"("tenant_id", "concerns_on") WHERE concerns_on IS NOT NULL;
