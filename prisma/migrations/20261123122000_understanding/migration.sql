-- AlterTable
ALTER TABLE "Order" ADD COLUMN     "isSerious" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "CheckCards" (
    "id" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "authorId" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CheckCards_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UnderstandingAnswer" (
    "id" UUID NOT NULL,
    "deliveryId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "value" INTEGER,
    "text" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "UnderstandingAnswer_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "CheckCards_orderId_key" ON "CheckCards"("orderId");

-- CreateIndex
CREATE UNIQUE INDEX "UnderstandingAnswer_deliveryId_kind_key" ON "UnderstandingAnswer"("deliveryId", "kind");

-- AddForeignKey
ALTER TABLE "CheckCards" ADD CONSTRAINT "CheckCards_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UnderstandingAnswer" ADD CONSTRAINT "UnderstandingAnswer_deliveryId_fkey" FOREIGN KEY ("deliveryId") REFERENCES "Delivery"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "CheckCards"
  ADD CONSTRAINT cards_are_encrypted CHECK (body LIKE 'v1.%');

ALTER TABLE "UnderstandingAnswer"
  ADD CONSTRAINT answer_is_of_a_kind CHECK (
    (kind IN ('understood_before', 'anxious_before', 'understood_after', 'anxious_after') AND (value IS NULL OR value BETWEEN 1 AND 5))
    OR (kind IN ('card_0', 'card_1', 'card_2') AND value IS NOT NULL AND value BETWEEN 0 AND 2)
    OR (kind = 'comment' AND value IS NULL AND text IS NOT NULL)),
  ADD CONSTRAINT answer_text_is_an_encrypted_comment CHECK (text IS NULL OR (kind = 'comment' AND text LIKE 'v1.%'));
