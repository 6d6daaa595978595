-- CreateTable
CREATE TABLE "OrderPresence" (
    "orderId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "windowId" UUID NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OrderPresence_pkey" PRIMARY KEY ("orderId","userId","windowId")
);

-- AddForeignKey
ALTER TABLE "OrderPresence" ADD CONSTRAINT "OrderPresence_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrderPresence" ADD CONSTRAINT "OrderPresence_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
