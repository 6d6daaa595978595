-- CreateTable
CREATE TABLE "TakeAway" (
    "orderId" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TakeAway_pkey" PRIMARY KEY ("orderId")
);

-- AddForeignKey
ALTER TABLE "TakeAway" ADD CONSTRAINT "TakeAway_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "TakeAway"
  ADD CONSTRAINT take_away_is_encrypted CHECK (body LIKE 'v1.%');
