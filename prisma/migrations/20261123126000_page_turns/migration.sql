-- How far the patient turned a page's picture to the right, in degrees.
ALTER TABLE "ReportPage" ADD COLUMN "turn" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "ReportPage" ADD CONSTRAINT report_page_turn_is_a_quarter CHECK (turn IN (0, 90, 180, 270));
