-- CreateEnum
CREATE TYPE "ExportState" AS ENUM ('preparing', 'ready', 'failed');

-- CreateTable
CREATE TABLE "DataExport" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "state" "ExportState" NOT NULL DEFAULT 'preparing',
    "storageKey" TEXT,
    "byteCount" BIGINT,
    "sha256" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DataExport_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "DataExport_storageKey_key" ON "DataExport"("storageKey");

-- CreateIndex
CREATE INDEX "DataExport_userId_createdAt_idx" ON "DataExport"("userId", "createdAt");

-- CreateIndex
CREATE INDEX "DataExport_expiresAt_idx" ON "DataExport"("expiresAt");

-- AddForeignKey
ALTER TABLE "DataExport" ADD CONSTRAINT "DataExport_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One is made at a time, and one that is ready is whole.
ALTER TABLE "DataExport"
  ADD CONSTRAINT export_is_whole CHECK (
    (state = 'ready') = ("storageKey" IS NOT NULL)
    AND ("storageKey" IS NULL OR ("byteCount" > 0 AND sha256 ~ '^[0-9a-f]{64}$'))),
  ADD CONSTRAINT export_ends CHECK ("expiresAt" > "createdAt");
CREATE UNIQUE INDEX one_export_in_the_making ON "DataExport" ("userId") WHERE state = 'preparing';
