-- Rules that the database itself keeps, whatever the code above it does.

-- Money
ALTER TABLE "Price" ADD CONSTRAINT price_amount_is_money CHECK ("amountMinor" > 0 AND currency ~ '^[a-z]{3}$');
ALTER TABLE "Payment" ADD CONSTRAINT payment_amount_is_money CHECK ("amountMinor" > 0 AND currency ~ '^[a-z]{3}$');
ALTER TABLE "PaymentEntry" ADD CONSTRAINT entry_amount_is_money CHECK ("amountMinor" >= 0 AND currency ~ '^[a-z]{3}$');
ALTER TABLE "RefundRequest" ADD CONSTRAINT refund_amount_is_money CHECK ("amountMinor" > 0);
CREATE UNIQUE INDEX one_payable_session_per_order ON "Payment" ("orderId") WHERE status IN ('open', 'pending');
CREATE UNIQUE INDEX one_current_price_per_product ON "Price" ("productId", currency) WHERE "validUntil" IS NULL;

-- Orders
ALTER TABLE "Order"
  ADD CONSTRAINT order_number_format CHECK (number ~ '^MP-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'),
  ADD CONSTRAINT order_has_a_patient CHECK (status IN ('draft', 'expired') OR "userId" IS NOT NULL),
  ADD CONSTRAINT order_has_its_price CHECK (
    status IN ('draft', 'expired')
    OR ("priceId" IS NOT NULL AND "amountMinor" > 0 AND currency ~ '^[a-z]{3}$' AND "termsVersion" IS NOT NULL)),
  ADD CONSTRAINT order_has_its_promise CHECK (
    status NOT IN ('received', 'in_production', 'in_review', 'needs_info', 'delivered')
    OR ("paidAt" IS NOT NULL AND "dueAt" IS NOT NULL)),
  ADD CONSTRAINT order_pauses_in_needs_info CHECK (
    (status = 'needs_info') = ("pausedAt" IS NOT NULL) AND (status = 'needs_info') = ("returnStatus" IS NOT NULL)),
  ADD CONSTRAINT order_returns_to_work CHECK ("returnStatus" IS NULL OR "returnStatus" IN ('received', 'in_production')),
  ADD CONSTRAINT order_work_is_claimed CHECK (
    (status NOT IN ('in_production', 'in_review') AND "returnStatus" IS DISTINCT FROM 'in_production')
    OR "claimedById" IS NOT NULL),
  ADD CONSTRAINT order_delivered_at CHECK ((status = 'delivered') = ("deliveredAt" IS NOT NULL)),
  ADD CONSTRAINT order_closed_at CHECK ((status IN ('delivered', 'canceled', 'expired')) = ("closedAt" IS NOT NULL)),
  ADD CONSTRAINT order_for_whom CHECK ("orderedFor" IN ('mine', 'my_child', 'adult_asked_me', 'adult_i_act_for')),
  ADD CONSTRAINT order_tell_how CHECK ("tellHow" IN ('main_point_first', 'in_order', 'with_someone')),
  ADD CONSTRAINT order_place_format CHECK (place ~ '^[A-Z]{2}(-[A-Z0-9]{1,3})?$'),
  ADD CONSTRAINT order_health_text_is_encrypted CHECK (
    ("pastedText" IS NULL OR "pastedText" LIKE 'v1.%') AND (questions IS NULL OR questions LIKE 'v1.%')
    AND ("firstName" IS NULL OR "firstName" LIKE 'v1.%') AND (phone IS NULL OR phone LIKE 'v1.%'));
-- The staff queue reads this index only: its cost follows the work in hand, not the years of history.
CREATE INDEX order_queue ON "Order" ("dueAt", id) WHERE status IN ('received', 'in_production', 'in_review', 'needs_info');
CREATE INDEX order_drafts ON "Order" ("draftExpiresAt") WHERE status IN ('draft', 'awaiting_payment');
CREATE INDEX order_paid_at ON "Order" ("paidAt") WHERE "paidAt" IS NOT NULL;

-- Report files
ALTER TABLE "ReportFile"
  ADD CONSTRAINT file_size_is_not_negative CHECK ("byteCount" >= 0),
  ADD CONSTRAINT stored_file_has_its_hash CHECK (state <> 'stored' OR sha256 ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT file_name_is_encrypted CHECK ("fileName" LIKE 'v1.%');
ALTER TABLE "OrderMessage"
  ADD CONSTRAINT message_is_encrypted CHECK (body LIKE 'v1.%'),
  ADD CONSTRAINT message_author CHECK (author IN ('patient', 'staff'));
ALTER TABLE "UrgentFlag"
  ADD CONSTRAINT urgent_note_is_encrypted CHECK (note LIKE 'v1.%'),
  ADD CONSTRAINT urgent_closes_with_an_outcome CHECK (
    ("closedAt" IS NULL) = (outcome IS NULL)
    AND outcome IN ('patient_informed', 'doctor_informed', 'already_known', 'raised_in_error'));
ALTER TABLE "UrgentCall"
  ADD CONSTRAINT urgent_call_note_is_encrypted CHECK (note LIKE 'v1.%'),
  ADD CONSTRAINT urgent_called CHECK (called IN ('patient', 'doctor')),
  ADD CONSTRAINT urgent_call_outcome CHECK (outcome IN ('reached', 'no_answer', 'wrong_number'));

-- Videos and deliveries
ALTER TABLE "Video"
  ADD CONSTRAINT ready_video_is_whole CHECK (
    state <> 'ready' OR ("storageKey" IS NOT NULL AND sha256 ~ '^[0-9a-f]{64}$' AND "byteCount" > 0 AND "durationMs" > 0)),
  ADD CONSTRAINT failed_video_says_why CHECK ((state = 'failed') = (failure IS NOT NULL)),
  ADD CONSTRAINT approved_video_is_ready CHECK ("approvedAt" IS NULL OR state = 'ready'),
  ADD CONSTRAINT video_of_order UNIQUE (id, "orderId");
ALTER TABLE "PlainReport"
  ADD CONSTRAINT plain_report_is_encrypted CHECK (body LIKE 'v1.%'),
  ADD CONSTRAINT plain_report_of_order UNIQUE (id, "orderId");
ALTER TABLE "Delivery"
  ADD CONSTRAINT delivery_video_of_same_order FOREIGN KEY ("videoId", "orderId") REFERENCES "Video" (id, "orderId"),
  ADD CONSTRAINT delivery_plain_report_of_same_order
    FOREIGN KEY ("plainReportId", "orderId") REFERENCES "PlainReport" (id, "orderId"),
  ADD CONSTRAINT withdrawal_is_whole CHECK (("withdrawnAt" IS NULL) = ("withdrawnById" IS NULL)),
  ADD CONSTRAINT withdrawal_reason_is_encrypted CHECK ("withdrawReason" LIKE 'v1.%');
CREATE UNIQUE INDEX one_live_delivery_per_order ON "Delivery" ("orderId") WHERE "withdrawnAt" IS NULL;
ALTER TABLE "Approval"
  ADD CONSTRAINT self_release_is_reviewed CHECK ("isSelfRelease" = ("reviewDueAt" IS NOT NULL)),
  ADD CONSTRAINT approval_review_is_whole CHECK (("reviewedAt" IS NULL) = ("reviewedById" IS NULL)),
  ADD CONSTRAINT approval_is_reviewed_by_another CHECK ("reviewedById" <> "approvedById");
ALTER TABLE "VideoUpload"
  ADD CONSTRAINT upload_never_overruns CHECK ("byteOffset" BETWEEN 0 AND "byteCount"),
  ADD CONSTRAINT upload_name_is_encrypted CHECK ("fileName" LIKE 'v1.%');

-- One row
ALTER TABLE "SiteSettings" ADD CONSTRAINT one_row CHECK (id = 1), ADD CONSTRAINT cap_is_not_negative CHECK ("dailyOrderCap" >= 0);

-- Append-only tables
-- \x3b is the semicolon: the migration engine splits a script at semicolons, also inside a function's body.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
  E'BEGIN RAISE EXCEPTION ''% is append-only'', TG_TABLE_NAME USING ERRCODE = ''insufficient_privilege''\x3b END';
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "AuditEvent" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "OrderEvent" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "PaymentEntry" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "UrgentCall" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "Consent" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "StripeEvent" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
