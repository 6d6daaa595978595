-- The dashboard adds up the money of its days.
CREATE INDEX "PaymentEntry_at_idx" ON "PaymentEntry"("at");
