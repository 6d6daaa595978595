-- What was looked through for signs of an emergency, so that each text is looked through once.
ALTER TABLE "Order" ADD COLUMN "alarmScreenedAt" TIMESTAMPTZ(3);
ALTER TABLE "OrderMessage" ADD COLUMN "alarmScreenedAt" TIMESTAMPTZ(3);
CREATE INDEX message_to_screen ON "OrderMessage" ("orderId") WHERE author = 'patient' AND "alarmScreenedAt" IS NULL;

-- One open flag an order: a second finding joins it. The queue and the watcher read the open ones only.
CREATE UNIQUE INDEX one_open_urgent_flag_per_order ON "UrgentFlag" ("orderId") WHERE "closedAt" IS NULL;

-- Self-released work that a peer still has to read.
CREATE INDEX approval_to_review ON "Approval" ("reviewDueAt") WHERE "reviewDueAt" IS NOT NULL AND "reviewedAt" IS NULL;

-- CreateIndex
CREATE INDEX "AuditEvent_actorId_at_idx" ON "AuditEvent"("actorId", "at");
