-- The version that a dry run compared with: a commit can tell whether what it promised still holds.
ALTER TABLE "staged_match" ADD COLUMN "version" INTEGER;
