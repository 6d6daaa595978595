-- CreateTable
CREATE TABLE "SetAsideText" (
    "id" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "authorId" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SetAsideText_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "SetAsideText_orderId_kind_idx" ON "SetAsideText"("orderId", "kind");

-- AddForeignKey
ALTER TABLE "SetAsideText" ADD CONSTRAINT "SetAsideText_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "SetAsideText" ADD CONSTRAINT set_aside_is_a_known_text CHECK (kind IN ('script', 'plain_report'));
