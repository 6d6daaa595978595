-- A report file stays in the parts in which it came: nothing joins them.
ALTER TABLE "ReportFile" ADD COLUMN "storageKeys" TEXT[];
UPDATE "ReportFile" SET "storageKeys" = ARRAY["storageKey"];
ALTER TABLE "ReportFile" DROP COLUMN "storageKey";

CREATE INDEX "ReportFile_storageKeys_idx" ON "ReportFile" USING GIN ("storageKeys");

ALTER TABLE "ReportFile" ADD CONSTRAINT report_file_has_parts CHECK (
  "storageKeys" IS NOT NULL AND cardinality("storageKeys") > 0 AND array_position("storageKeys", NULL) IS NULL
);
