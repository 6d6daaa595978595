-- A clip is made as a video is: how far it is, how often a worker began it, and what was sent stays to be tried again.
ALTER TABLE "Clip"
  ADD COLUMN "progress" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "attempts" INTEGER NOT NULL DEFAULT 0,
  DROP CONSTRAINT "processed_clip_has_a_source",
  ADD CONSTRAINT processed_clip_has_a_source CHECK ("state" <> 'processing' OR "sourceId" IS NOT NULL),
  ADD CONSTRAINT only_a_clip_to_be_made_has_a_source CHECK ("sourceId" IS NULL OR "state" IN ('processing', 'failed')),
  ADD CONSTRAINT clip_progress_is_percent CHECK ("progress" BETWEEN 0 AND 100),
  ADD CONSTRAINT clip_attempts_are_counted CHECK ("attempts" >= 0);
