-- What a patient writes after watching is looked through for signs of an emergency, and stays on a list until staff read it.
ALTER TABLE "UnderstandingAnswer" ADD COLUMN "alarmScreenedAt" TIMESTAMPTZ(3);
ALTER TABLE "UnderstandingAnswer" ADD COLUMN "readAt" TIMESTAMPTZ(3);
CREATE INDEX comment_to_screen ON "UnderstandingAnswer" ("deliveryId") WHERE kind = 'comment' AND "alarmScreenedAt" IS NULL;
CREATE INDEX comment_to_read ON "UnderstandingAnswer" (at) WHERE kind = 'comment' AND "readAt" IS NULL;
