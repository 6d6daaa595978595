-- CreateTable
CREATE TABLE "WatchProgress" (
    "deliveryId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "positionMs" INTEGER NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "WatchProgress_pkey" PRIMARY KEY ("deliveryId","userId")
);

-- AddForeignKey
ALTER TABLE "WatchProgress" ADD CONSTRAINT "WatchProgress_deliveryId_fkey" FOREIGN KEY ("deliveryId") REFERENCES "Delivery"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "WatchProgress" ADD CONSTRAINT position_is_not_negative CHECK ("positionMs" >= 0);
