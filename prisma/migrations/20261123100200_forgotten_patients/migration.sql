-- An order whose money records have reached their end belongs to nobody any more: address, patient and place go together.
ALTER TABLE "Order"
  DROP CONSTRAINT order_has_a_patient,
  ADD CONSTRAINT order_has_a_patient CHECK (
    status IN ('draft', 'expired') OR "userId" IS NOT NULL
    OR ("closedAt" IS NOT NULL AND email IS NULL AND place IS NULL));
