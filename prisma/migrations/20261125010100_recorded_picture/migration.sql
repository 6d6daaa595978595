-- The size in which somebody records: 1280 × 720, or 1920 × 1080.
ALTER TABLE "User" ADD COLUMN "recordsFullHd" BOOLEAN NOT NULL DEFAULT false;
