-- CreateTable
CREATE TABLE "AccountCode" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "sealed" TEXT,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "AccountCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ErasureRequest" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "sealed" TEXT,
    "locale" TEXT NOT NULL,
    "orderIds" UUID[],
    "requestedAt" TIMESTAMPTZ(3) NOT NULL,
    "provenAt" TIMESTAMPTZ(3),

    CONSTRAINT "ErasureRequest_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "AccountCode_userId_idx" ON "AccountCode"("userId");

-- CreateIndex
CREATE INDEX "AccountCode_expiresAt_idx" ON "AccountCode"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "ErasureRequest_userId_key" ON "ErasureRequest"("userId");

-- CreateIndex
CREATE INDEX "ErasureRequest_provenAt_idx" ON "ErasureRequest"("provenAt");

-- AddForeignKey
ALTER TABLE "AccountCode" ADD CONSTRAINT "AccountCode_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "AccountCode"
  ADD CONSTRAINT account_code_purpose CHECK (purpose IN ('erase', 'change_address')),
  ADD CONSTRAINT account_code_address_is_encrypted CHECK (sealed LIKE 'v1.%'),
  ADD CONSTRAINT account_code_address_where_needed CHECK ((purpose = 'change_address') = (sealed IS NOT NULL));
ALTER TABLE "ErasureRequest" ADD CONSTRAINT erasure_address_is_encrypted CHECK (sealed LIKE 'v1.%');

-- Whoever asks to be forgotten is, at once: what the tax law wants of a payment is where, not whose.
ALTER TABLE "Order"
  DROP CONSTRAINT order_has_a_patient,
  ADD CONSTRAINT order_has_a_patient CHECK (
    status IN ('draft', 'expired') OR "userId" IS NOT NULL OR ("closedAt" IS NOT NULL AND email IS NULL));
