-- A check that comes to NULL lets a row pass: 'sha256 ~ …' holds nothing against a file without a hash. These ask for TRUE.
ALTER TABLE "Order" DROP CONSTRAINT order_has_its_price, ADD CONSTRAINT order_has_its_price CHECK ((
  status IN ('draft', 'expired')
  OR ("priceId" IS NOT NULL AND "amountMinor" > 0 AND currency ~ '^[a-z]{3}$' AND "termsVersion" IS NOT NULL)) IS TRUE);
ALTER TABLE "ReportFile"
  DROP CONSTRAINT stored_file_has_its_hash,
  ADD CONSTRAINT stored_file_has_its_hash CHECK ((state <> 'stored' OR sha256 ~ '^[0-9a-f]{64}$') IS TRUE),
  DROP CONSTRAINT ready_file_has_pages,
  ADD CONSTRAINT ready_file_has_pages CHECK ((process <> 'ready' OR ("pageCount" > 0 AND "processedAt" IS NOT NULL)) IS TRUE);
ALTER TABLE "Video" DROP CONSTRAINT ready_video_is_whole, ADD CONSTRAINT ready_video_is_whole CHECK ((
  state <> 'ready'
  OR ("storageKey" IS NOT NULL AND sha256 ~ '^[0-9a-f]{64}$' AND "byteCount" > 0 AND "durationMs" > 0)) IS TRUE);
ALTER TABLE "ShareLink" DROP CONSTRAINT share_cut_is_whole, ADD CONSTRAINT share_cut_is_whole CHECK ((
  "storageKey" IS NULL OR ("byteCount" > 0 AND "durationMs" > 0 AND sha256 ~ '^[0-9a-f]{64}$')) IS TRUE);
ALTER TABLE "DataExport" DROP CONSTRAINT export_is_whole, ADD CONSTRAINT export_is_whole CHECK ((
  (state = 'ready') = ("storageKey" IS NOT NULL)
  AND ("storageKey" IS NULL OR ("byteCount" > 0 AND sha256 ~ '^[0-9a-f]{64}$'))) IS TRUE);
