-- A refund can be accepted and fail days later (a closed bank account): an entry of its own, since entries never change.
ALTER TYPE "PaymentEntryKind" ADD VALUE 'refund_failed' AFTER 'refund';

-- A patient who comes back from paying may tick other boxes. Consents are append-only, so the newest set counts.
DROP INDEX "Consent_orderId_kind_version_key";
CREATE UNIQUE INDEX "Consent_orderId_kind_at_key" ON "Consent"("orderId", "kind", "at");
