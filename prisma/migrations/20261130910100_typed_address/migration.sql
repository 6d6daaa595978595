-- An address that was typed while ordering and is not confirmed, encrypted with the order's key.
ALTER TABLE "Order"
  ADD COLUMN "typedEmail" TEXT,
  ADD CONSTRAINT typed_address_is_encrypted CHECK ("typedEmail" LIKE 'v1.%');
