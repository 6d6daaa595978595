-- AlterTable
ALTER TABLE "UnderstandingAnswer" ADD COLUMN "isRight" BOOLEAN;

-- Only an answer to a card is right or wrong.
ALTER TABLE "UnderstandingAnswer" ADD CONSTRAINT "UnderstandingAnswer_isRight_of_card"
  CHECK ("isRight" IS NULL OR kind LIKE 'card\_%');
