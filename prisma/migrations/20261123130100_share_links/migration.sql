-- CreateEnum
CREATE TYPE "ShareState" AS ENUM ('preparing', 'ready', 'failed');

-- CreateTable
CREATE TABLE "ShareLink" (
    "id" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "deliveryId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "needsCode" BOOLEAN NOT NULL,
    "showsReport" BOOLEAN NOT NULL,
    "chapterIds" TEXT[],
    "state" "ShareState" NOT NULL DEFAULT 'ready',
    "storageKey" TEXT,
    "byteCount" BIGINT,
    "sha256" TEXT,
    "durationMs" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ShareLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ShareVisit" (
    "id" UUID NOT NULL,
    "shareLinkId" UUID NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "watchedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ShareVisit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ShareCode" (
    "id" UUID NOT NULL,
    "shareLinkId" UUID NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ShareCode_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ShareLink_tokenHash_key" ON "ShareLink"("tokenHash");

-- CreateIndex
CREATE UNIQUE INDEX "ShareLink_storageKey_key" ON "ShareLink"("storageKey");

-- CreateIndex
CREATE INDEX "ShareLink_orderId_createdAt_idx" ON "ShareLink"("orderId", "createdAt");

-- CreateIndex
CREATE INDEX "ShareLink_expiresAt_idx" ON "ShareLink"("expiresAt");

-- CreateIndex
CREATE INDEX "ShareVisit_shareLinkId_openedAt_idx" ON "ShareVisit"("shareLinkId", "openedAt");

-- CreateIndex
CREATE INDEX "ShareCode_shareLinkId_idx" ON "ShareCode"("shareLinkId");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_id_orderId_key" ON "Delivery"("id", "orderId");

-- AddForeignKey
ALTER TABLE "ShareLink" ADD CONSTRAINT "ShareLink_deliveryId_orderId_fkey" FOREIGN KEY ("deliveryId", "orderId") REFERENCES "Delivery"("id", "orderId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShareVisit" ADD CONSTRAINT "ShareVisit_shareLinkId_fkey" FOREIGN KEY ("shareLinkId") REFERENCES "ShareLink"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShareCode" ADD CONSTRAINT "ShareCode_shareLinkId_fkey" FOREIGN KEY ("shareLinkId") REFERENCES "ShareLink"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "ShareLink"
  ADD CONSTRAINT share_token_is_a_hash CHECK ("tokenHash" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT share_body_is_encrypted CHECK (body LIKE 'v1.%'),
  ADD CONSTRAINT share_ends CHECK ("expiresAt" > "createdAt"),
  ADD CONSTRAINT share_cut_is_whole CHECK (
    "storageKey" IS NULL OR ("byteCount" > 0 AND "durationMs" > 0 AND sha256 ~ '^[0-9a-f]{64}$'));
