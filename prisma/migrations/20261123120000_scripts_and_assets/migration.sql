-- CreateEnum
CREATE TYPE "VideoAssetKind" AS ENUM ('poster', 'sprite', 'captions', 'audio', 'timing');

-- AlterTable
ALTER TABLE "Video" ADD COLUMN     "scriptId" UUID;

-- CreateTable
CREATE TABLE "VideoAsset" (
    "id" UUID NOT NULL,
    "videoId" UUID NOT NULL,
    "kind" "VideoAssetKind" NOT NULL,
    "storageKey" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "byteCount" BIGINT NOT NULL,
    "sha256" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "VideoAsset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Script" (
    "id" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "authorId" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Script_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "VideoAsset_storageKey_key" ON "VideoAsset"("storageKey");

-- CreateIndex
CREATE UNIQUE INDEX "VideoAsset_videoId_kind_key" ON "VideoAsset"("videoId", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "Script_orderId_version_key" ON "Script"("orderId", "version");

-- CreateIndex
CREATE INDEX "Video_scriptId_idx" ON "Video"("scriptId");

-- AddForeignKey
ALTER TABLE "Video" ADD CONSTRAINT "Video_scriptId_fkey" FOREIGN KEY ("scriptId") REFERENCES "Script"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VideoAsset" ADD CONSTRAINT "VideoAsset_videoId_fkey" FOREIGN KEY ("videoId") REFERENCES "Video"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Script" ADD CONSTRAINT "Script_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What is said explains a report.
ALTER TABLE "Script"
  ADD CONSTRAINT script_is_encrypted CHECK (body LIKE 'v1.%'),
  ADD CONSTRAINT script_of_order UNIQUE (id, "orderId");
ALTER TABLE "Video" ADD CONSTRAINT video_script_of_same_order FOREIGN KEY ("scriptId", "orderId") REFERENCES "Script" (id, "orderId");
ALTER TABLE "VideoAsset" ADD CONSTRAINT asset_is_whole CHECK ("byteCount" > 0 AND sha256 ~ '^[0-9a-f]{64}$');
