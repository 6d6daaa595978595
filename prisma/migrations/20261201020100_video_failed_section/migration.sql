-- AlterTable
ALTER TABLE "Video" ADD COLUMN     "failedSectionId" TEXT;

ALTER TABLE "Video" ADD CONSTRAINT only_failed_video_blames_a_section CHECK ("failedSectionId" IS NULL OR state = 'failed');
