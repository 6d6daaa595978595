CREATE TABLE "Clip" (
  "id" UUID PRIMARY KEY,
  "title" TEXT NOT NULL,
  "words" TEXT NOT NULL,
  "state" "VideoState" NOT NULL DEFAULT 'uploading',
  "failure" TEXT,
  "authorId" UUID NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "sourceKey" TEXT,
  "sourceByteCount" BIGINT,
  "storageKey" TEXT,
  "byteCount" BIGINT,
  "sha256" TEXT,
  "durationMs" INTEGER,
  "width" INTEGER,
  "height" INTEGER,
  "sentences" JSONB NOT NULL DEFAULT '[]',
  "revision" INTEGER NOT NULL DEFAULT 0,
  "approvedAt" TIMESTAMPTZ(3),
  "approvedById" UUID,
  "withdrawnAt" TIMESTAMPTZ(3),
  "withdrawnById" UUID,
  "withdrawReason" TEXT,
  CONSTRAINT "ready_clip_has_its_video" CHECK (
    "state" <> 'ready'
    OR num_nulls("storageKey", "byteCount", "sha256", "durationMs", "width", "height") = 0
  ),
  CONSTRAINT "processed_clip_has_a_source" CHECK (
    "state" <> 'processing' OR num_nulls("sourceKey", "sourceByteCount") = 0
  ),
  CONSTRAINT "clip_failure_is_said" CHECK (("state" = 'failed') = ("failure" IS NOT NULL)),
  CONSTRAINT "clip_is_approved_when_ready" CHECK ("approvedAt" IS NULL OR "state" = 'ready'),
  CONSTRAINT "clip_is_approved_by_somebody" CHECK (num_nulls("approvedAt", "approvedById") IN (0, 2)),
  CONSTRAINT "clip_is_approved_by_another" CHECK ("approvedById" <> "authorId"),
  CONSTRAINT "clip_is_withdrawn_with_a_reason" CHECK (
    num_nulls("withdrawnAt", "withdrawnById", "withdrawReason") IN (0, 3)
  ),
  CONSTRAINT "only_an_approved_clip_is_withdrawn" CHECK ("withdrawnAt" IS NULL OR "approvedAt" IS NOT NULL)
);

CREATE UNIQUE INDEX "Clip_sourceKey_key" ON "Clip" ("sourceKey");
CREATE UNIQUE INDEX "Clip_storageKey_key" ON "Clip" ("storageKey");

-- A video is joined of recorded segments and of clips that play in the place of a section.
ALTER TABLE "VideoSegment" ALTER COLUMN "segmentId" DROP NOT NULL;
ALTER TABLE "VideoSegment" ADD COLUMN "clipId" UUID;
ALTER TABLE "VideoSegment" ADD COLUMN "sectionId" TEXT;
ALTER TABLE "VideoSegment" ADD CONSTRAINT "VideoSegment_clipId_fkey"
  FOREIGN KEY ("clipId") REFERENCES "Clip" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "VideoSegment" ADD CONSTRAINT "segment_or_clip" CHECK (num_nulls("segmentId", "clipId") = 1);
ALTER TABLE "VideoSegment" ADD CONSTRAINT "clip_plays_for_a_section" CHECK (num_nulls("clipId", "sectionId") IN (0, 2));
CREATE INDEX "VideoSegment_clipId_idx" ON "VideoSegment" ("clipId");
