-- AlterTable
ALTER TABLE "ReportFile" ADD COLUMN     "sealedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "ReportPage" ADD COLUMN     "hiddenAt" TIMESTAMPTZ(3),
ADD COLUMN     "hiddenBoxes" TEXT,
ADD COLUMN     "sealedImageByteCount" BIGINT,
ADD COLUMN     "sealedImageKey" TEXT,
ADD COLUMN     "sealedImageSha256" TEXT,
ADD COLUMN     "sealedImageType" TEXT,
ADD COLUMN     "sealedText" TEXT;

-- CreateTable
CREATE TABLE "SealedOpening" (
    "id" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "reportFileId" UUID NOT NULL,
    "adminId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SealedOpening_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "SealedOpening_orderId_idx" ON "SealedOpening"("orderId");

-- CreateIndex
CREATE UNIQUE INDEX "ReportPage_sealedImageKey_key" ON "ReportPage"("sealedImageKey");

-- AddForeignKey
ALTER TABLE "SealedOpening" ADD CONSTRAINT "SealedOpening_reportFileId_orderId_fkey" FOREIGN KEY ("reportFileId", "orderId") REFERENCES "ReportFile"("id", "orderId") ON DELETE RESTRICT ON UPDATE CASCADE;


ALTER TABLE "ReportPage"
  ADD CONSTRAINT hidden_parts_are_encrypted CHECK ("hiddenBoxes" LIKE 'v1.%' AND "sealedText" LIKE 'v1.%'),
  ADD CONSTRAINT hidden_parts_keep_the_whole_text CHECK (("hiddenBoxes" IS NULL) = ("sealedText" IS NULL)),
  ADD CONSTRAINT hidden_picture_keeps_the_whole_one CHECK (
    ("hiddenAt" IS NULL OR "hiddenBoxes" IS NOT NULL)
    AND ("hiddenAt" IS NULL) = ("sealedImageKey" IS NULL)
    AND ("hiddenAt" IS NULL) = ("sealedImageType" IS NULL)
    AND ("hiddenAt" IS NULL) = ("sealedImageByteCount" IS NULL)
    AND ("hiddenAt" IS NULL) = ("sealedImageSha256" IS NULL)),
  ADD CONSTRAINT whole_picture_is_another CHECK ("sealedImageKey" <> "imageKey");
ALTER TABLE "SealedOpening" ADD CONSTRAINT sealed_opening_reason_is_encrypted CHECK (reason LIKE 'v1.%');
-- Pages of which parts are hidden in the text and not yet in the picture: the sweep asks for them again.
CREATE INDEX "ReportPage_hiding_idx" ON "ReportPage"("id") WHERE "hiddenBoxes" IS NOT NULL AND "hiddenAt" IS NULL;
