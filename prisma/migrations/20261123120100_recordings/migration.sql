-- AlterTable
ALTER TABLE "Video" ADD COLUMN     "attempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "progress" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "Recording" (
    "id" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Recording_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RecordingSegment" (
    "id" UUID NOT NULL,
    "recordingId" UUID NOT NULL,
    "sectionId" TEXT NOT NULL,
    "take" INTEGER NOT NULL,
    "part" INTEGER NOT NULL,
    "mediaType" TEXT NOT NULL,
    "log" JSONB NOT NULL DEFAULT '[]',
    "chunkCount" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RecordingSegment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RecordingChunk" (
    "segmentId" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "byteCount" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "storageKey" TEXT NOT NULL,

    CONSTRAINT "RecordingChunk_pkey" PRIMARY KEY ("segmentId","sequence")
);

-- CreateTable
CREATE TABLE "VideoSegment" (
    "videoId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "segmentId" UUID NOT NULL,

    CONSTRAINT "VideoSegment_pkey" PRIMARY KEY ("videoId","position")
);

-- CreateIndex
CREATE INDEX "Recording_updatedAt_idx" ON "Recording"("updatedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Recording_orderId_userId_key" ON "Recording"("orderId", "userId");

-- CreateIndex
CREATE UNIQUE INDEX "RecordingSegment_recordingId_sectionId_take_part_key" ON "RecordingSegment"("recordingId", "sectionId", "take", "part");

-- CreateIndex
CREATE UNIQUE INDEX "RecordingChunk_storageKey_key" ON "RecordingChunk"("storageKey");

-- CreateIndex
CREATE INDEX "VideoSegment_segmentId_idx" ON "VideoSegment"("segmentId");

-- AddForeignKey
ALTER TABLE "Recording" ADD CONSTRAINT "Recording_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecordingSegment" ADD CONSTRAINT "RecordingSegment_recordingId_fkey" FOREIGN KEY ("recordingId") REFERENCES "Recording"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecordingChunk" ADD CONSTRAINT "RecordingChunk_segmentId_fkey" FOREIGN KEY ("segmentId") REFERENCES "RecordingSegment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VideoSegment" ADD CONSTRAINT "VideoSegment_videoId_fkey" FOREIGN KEY ("videoId") REFERENCES "Video"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VideoSegment" ADD CONSTRAINT "VideoSegment_segmentId_fkey" FOREIGN KEY ("segmentId") REFERENCES "RecordingSegment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Video" ADD CONSTRAINT video_progress_is_percent CHECK (progress BETWEEN 0 AND 100), ADD CONSTRAINT video_attempts_count CHECK (attempts >= 0);
ALTER TABLE "RecordingSegment"
  ADD CONSTRAINT segment_counts CHECK (take >= 0 AND part >= 0 AND "chunkCount" >= 0),
  ADD CONSTRAINT segment_section_is_an_id CHECK ("sectionId" ~ '^[A-Za-z0-9_-]{1,80}$');
ALTER TABLE "RecordingChunk" ADD CONSTRAINT recording_chunk_is_whole CHECK (sequence >= 0 AND "byteCount" > 0 AND sha256 ~ '^[0-9a-f]{64}$');
