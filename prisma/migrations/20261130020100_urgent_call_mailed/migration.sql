-- A patient without a phone is written to instead.
ALTER TABLE "UrgentCall"
  DROP CONSTRAINT urgent_call_outcome,
  ADD CONSTRAINT urgent_call_outcome CHECK (outcome IN ('reached', 'no_answer', 'wrong_number', 'mailed'));
