-- A clip's file arrives like a finished video: in parts, by an upload that can go on.
ALTER TABLE "VideoUpload"
  ALTER COLUMN "orderId" DROP NOT NULL,
  ALTER COLUMN "fileName" DROP NOT NULL,
  ADD COLUMN "clipId" UUID,
  ADD CONSTRAINT upload_is_for_an_order_or_a_clip CHECK (num_nonnulls("orderId", "clipId") = 1),
  ADD CONSTRAINT video_upload_of_an_order_has_its_name CHECK ("orderId" IS NULL OR "fileName" IS NOT NULL),
  ADD CONSTRAINT clip_upload_makes_no_video CHECK ("clipId" IS NULL OR "videoId" IS NULL);
ALTER TABLE "VideoUpload" ADD CONSTRAINT "VideoUpload_clipId_fkey"
  FOREIGN KEY ("clipId") REFERENCES "Clip" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE INDEX "VideoUpload_clipId_idx" ON "VideoUpload" ("clipId");

ALTER TABLE "Clip" ADD COLUMN "sourceId" UUID;

-- What was sent and is not made ready yet becomes an upload of one part.
INSERT INTO "VideoUpload" ("id", "clipId", "userId", "byteCount", "byteOffset", "mediaType", "updatedAt", "completedAt")
  SELECT gen_random_uuid(), "id", "authorId", "sourceByteCount", "sourceByteCount", 'application/octet-stream',
    CURRENT_TIMESTAMP, CURRENT_TIMESTAMP
  FROM "Clip" WHERE "state" = 'processing';
INSERT INTO "VideoChunk" ("uploadId", "byteOffset", "byteCount", "storageKey")
  SELECT upload."id", 0, upload."byteCount", clip."sourceKey"
  FROM "VideoUpload" upload JOIN "Clip" clip ON clip."id" = upload."clipId";
UPDATE "Clip" SET "sourceId" = upload."id" FROM "VideoUpload" upload WHERE upload."clipId" = "Clip"."id";

ALTER TABLE "Clip"
  DROP CONSTRAINT "processed_clip_has_a_source",
  DROP COLUMN "sourceKey",
  DROP COLUMN "sourceByteCount";
ALTER TABLE "Clip" ADD CONSTRAINT "Clip_sourceId_fkey"
  FOREIGN KEY ("sourceId") REFERENCES "VideoUpload" ("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE UNIQUE INDEX "Clip_sourceId_key" ON "Clip" ("sourceId");
ALTER TABLE "Clip" ADD CONSTRAINT "processed_clip_has_a_source" CHECK (("state" = 'processing') = ("sourceId" IS NOT NULL));
