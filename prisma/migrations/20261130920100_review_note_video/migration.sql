-- AlterTable
ALTER TABLE "ReviewNote" ADD COLUMN     "videoId" UUID;

-- CreateIndex
CREATE INDEX "ReviewNote_videoId_idx" ON "ReviewNote"("videoId");

-- AddForeignKey
ALTER TABLE "ReviewNote" ADD CONSTRAINT "ReviewNote_videoId_fkey" FOREIGN KEY ("videoId") REFERENCES "Video"("id") ON DELETE SET NULL ON UPDATE CASCADE;
