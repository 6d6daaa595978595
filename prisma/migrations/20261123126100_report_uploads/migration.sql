-- CreateTable
CREATE TABLE "ReportUpload" (
    "id" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "replacesId" UUID,
    "position" INTEGER NOT NULL,
    "byteCount" BIGINT NOT NULL,
    "byteOffset" BIGINT NOT NULL DEFAULT 0,
    "fileName" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ReportUpload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReportChunk" (
    "uploadId" UUID NOT NULL,
    "byteOffset" BIGINT NOT NULL,
    "byteCount" BIGINT NOT NULL,
    "storageKey" TEXT NOT NULL,

    CONSTRAINT "ReportChunk_pkey" PRIMARY KEY ("uploadId","byteOffset")
);

-- CreateIndex
CREATE INDEX "ReportUpload_orderId_idx" ON "ReportUpload"("orderId");

-- CreateIndex
CREATE INDEX "ReportUpload_updatedAt_idx" ON "ReportUpload"("updatedAt");

-- CreateIndex
CREATE UNIQUE INDEX "ReportChunk_storageKey_key" ON "ReportChunk"("storageKey");

-- AddForeignKey
ALTER TABLE "ReportUpload" ADD CONSTRAINT "ReportUpload_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportChunk" ADD CONSTRAINT "ReportChunk_uploadId_fkey" FOREIGN KEY ("uploadId") REFERENCES "ReportUpload"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "ReportUpload"
  ADD CONSTRAINT report_upload_within_its_size CHECK ("byteCount" > 0 AND "byteOffset" BETWEEN 0 AND "byteCount"),
  ADD CONSTRAINT report_upload_name_is_encrypted CHECK ("fileName" LIKE 'v1.%');
ALTER TABLE "ReportChunk" ADD CONSTRAINT report_chunk_is_whole CHECK ("byteOffset" >= 0 AND "byteCount" > 0);
