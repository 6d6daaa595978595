-- CreateEnum
CREATE TYPE "ReportProcess" AS ENUM ('waiting', 'ready', 'needs_password', 'blocked');

-- AlterTable
ALTER TABLE "ReportFile" ADD COLUMN     "cleanByteCount" BIGINT,
ADD COLUMN     "cleanKey" TEXT,
ADD COLUMN     "cleanSha256" TEXT,
ADD COLUMN     "facts" TEXT,
ADD COLUMN     "pageCount" INTEGER,
ADD COLUMN     "process" "ReportProcess" NOT NULL DEFAULT 'waiting',
ADD COLUMN     "processCode" TEXT,
ADD COLUMN     "processedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "ReportPage" (
    "id" UUID NOT NULL,
    "reportFileId" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "pageNumber" INTEGER NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "imageKey" TEXT NOT NULL,
    "imageType" TEXT NOT NULL,
    "imageByteCount" BIGINT NOT NULL,
    "imageSha256" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "warnings" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ReportPage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReportWarningAnswer" (
    "orderId" UUID NOT NULL,
    "warningKey" TEXT NOT NULL,
    "answeredAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ReportWarningAnswer_pkey" PRIMARY KEY ("orderId","warningKey")
);

-- CreateIndex
CREATE UNIQUE INDEX "ReportPage_imageKey_key" ON "ReportPage"("imageKey");

-- CreateIndex
CREATE INDEX "ReportPage_orderId_idx" ON "ReportPage"("orderId");

-- CreateIndex
CREATE UNIQUE INDEX "ReportPage_reportFileId_pageNumber_key" ON "ReportPage"("reportFileId", "pageNumber");

-- CreateIndex
CREATE UNIQUE INDEX "ReportFile_cleanKey_key" ON "ReportFile"("cleanKey");

-- CreateIndex
CREATE UNIQUE INDEX "ReportFile_id_orderId_key" ON "ReportFile"("id", "orderId");

-- AddForeignKey
ALTER TABLE "ReportPage" ADD CONSTRAINT "ReportPage_reportFileId_orderId_fkey" FOREIGN KEY ("reportFileId", "orderId") REFERENCES "ReportFile"("id", "orderId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportWarningAnswer" ADD CONSTRAINT "ReportWarningAnswer_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


ALTER TABLE "ReportFile"
  ADD CONSTRAINT blocked_file_says_why CHECK ((process = 'blocked') = ("processCode" IS NOT NULL)),
  ADD CONSTRAINT ready_file_has_pages CHECK (process <> 'ready' OR ("pageCount" > 0 AND "processedAt" IS NOT NULL)),
  ADD CONSTRAINT file_page_count CHECK ("pageCount" BETWEEN 0 AND 200),
  ADD CONSTRAINT file_facts_are_encrypted CHECK (facts LIKE 'v1.%'),
  ADD CONSTRAINT clean_copy_is_whole CHECK (
    ("cleanKey" IS NULL) = ("cleanSha256" IS NULL) AND ("cleanKey" IS NULL) = ("cleanByteCount" IS NULL)
    AND "cleanSha256" ~ '^[0-9a-f]{64}$');
ALTER TABLE "ReportPage"
  ADD CONSTRAINT page_number_within_cap CHECK ("pageNumber" BETWEEN 1 AND 200),
  -- The pixel cap, so that no picture that was stored can be one that no browser opens.
  ADD CONSTRAINT page_size_within_cap CHECK (width > 0 AND height > 0 AND width::bigint * height <= 50000000),
  ADD CONSTRAINT page_picture_has_its_hash CHECK ("imageSha256" ~ '^[0-9a-f]{64}$' AND "imageByteCount" > 0),
  ADD CONSTRAINT page_picture_type CHECK ("imageType" IN ('image/png', 'image/jpeg', 'image/webp')),
  ADD CONSTRAINT page_text_is_encrypted CHECK (text LIKE 'v1.%');
