-- AlterTable
ALTER TABLE "Session" ADD COLUMN "device" TEXT;

-- A few words of our own making, never what a browser sent.
ALTER TABLE "Session" ADD CONSTRAINT session_device_is_short CHECK (length(device) BETWEEN 1 AND 40);
