-- Staff mend an address after a call: the one that was used so far waits here, sealed, until its mail went out.
ALTER TABLE "AccountCode"
  DROP CONSTRAINT account_code_purpose,
  ADD CONSTRAINT account_code_purpose CHECK (purpose IN ('erase', 'change_address', 'old_address')),
  DROP CONSTRAINT account_code_address_where_needed,
  ADD CONSTRAINT account_code_address_where_needed CHECK ((purpose = 'erase') = (sealed IS NULL));
