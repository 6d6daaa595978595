-- CreateTable
CREATE TABLE "FollowUpQuestion" (
    "id" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "question" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "claimedById" UUID,
    "claimedAt" TIMESTAMPTZ(3),
    "answer" TEXT,
    "answeredById" UUID,
    "answeredAt" TIMESTAMPTZ(3),
    "alarmScreenedAt" TIMESTAMPTZ(3),

    CONSTRAINT "FollowUpQuestion_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "FollowUpQuestion_answeredAt_idx" ON "FollowUpQuestion"("answeredAt");

-- CreateIndex
CREATE UNIQUE INDEX "FollowUpQuestion_orderId_position_key" ON "FollowUpQuestion"("orderId", "position");

-- AddForeignKey
ALTER TABLE "FollowUpQuestion" ADD CONSTRAINT "FollowUpQuestion_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- An order includes two questions. Whoever claims one answers it.
ALTER TABLE "FollowUpQuestion"
  ADD CONSTRAINT follow_ups_are_two CHECK (position BETWEEN 1 AND 2),
  ADD CONSTRAINT follow_up_is_encrypted CHECK (question LIKE 'v1.%' AND (answer IS NULL OR answer LIKE 'v1.%')),
  ADD CONSTRAINT follow_up_is_due_later CHECK ("dueAt" > "askedAt"),
  ADD CONSTRAINT follow_up_claim_is_whole CHECK (("claimedById" IS NULL) = ("claimedAt" IS NULL)),
  ADD CONSTRAINT follow_up_answer_is_whole CHECK (
    (answer IS NULL) = ("answeredAt" IS NULL) AND (answer IS NULL) = ("answeredById" IS NULL)),
  ADD CONSTRAINT follow_up_is_answered_by_its_claimant CHECK (
    "answeredById" IS NULL OR "answeredById" IS NOT DISTINCT FROM "claimedById");
-- The list of staff and the watcher read the open ones only.
CREATE INDEX follow_up_open ON "FollowUpQuestion" ("dueAt", id) WHERE "answeredAt" IS NULL;
CREATE INDEX follow_up_to_screen ON "FollowUpQuestion" ("orderId") WHERE "alarmScreenedAt" IS NULL;
