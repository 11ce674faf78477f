-- A view that opens by itself: one for a person among his own, one for everybody among the shared.
ALTER TABLE "saved_view" ADD COLUMN "is_default" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE saved_view ADD CONSTRAINT saved_view_area_known CHECK (area IN ('pipeline'));
CREATE UNIQUE INDEX saved_view_own_default ON saved_view (tenant_id, area, owner_id) WHERE is_default AND NOT shared AND removed_at IS NULL;
CREATE UNIQUE INDEX saved_view_shared_default ON saved_view (tenant_id, area) WHERE is_default AND shared AND removed_at IS NULL;
