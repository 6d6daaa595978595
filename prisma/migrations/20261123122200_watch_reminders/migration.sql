-- AlterTable
ALTER TABLE "Order" ADD COLUMN     "remindersOffAt" TIMESTAMPTZ(3);

-- What nobody has watched yet: the reminders ask every minute, however many deliveries there have been.
CREATE INDEX "Delivery_unwatched_idx" ON "Delivery" ("deliveredAt", id)
  WHERE "firstWatchedAt" IS NULL AND "withdrawnAt" IS NULL;
