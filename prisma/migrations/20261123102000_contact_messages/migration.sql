-- What people write to us through the contact page. Name, address and words are sealed: nobody is asked about health,
-- but some will write about it.
CREATE TABLE "ContactMessage" (
    "id" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answeredAt" TIMESTAMPTZ(3),
    "answeredById" UUID,

    CONSTRAINT "ContactMessage_pkey" PRIMARY KEY ("id"),
    CONSTRAINT contact_message_topic CHECK ("topic" IN ('order', 'before', 'privacy', 'site', 'professional', 'other')),
    CONSTRAINT contact_message_answered_by_someone CHECK (("answeredAt" IS NULL) = ("answeredById" IS NULL))
);

ALTER TABLE "ContactMessage" ADD CONSTRAINT "ContactMessage_answeredById_fkey"
    FOREIGN KEY ("answeredById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE INDEX "ContactMessage_createdAt_idx" ON "ContactMessage"("createdAt");
CREATE INDEX "ContactMessage_answeredAt_idx" ON "ContactMessage"("answeredAt");
