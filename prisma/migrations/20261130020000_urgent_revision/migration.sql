-- Which findings a flag held when somebody called about it or closed it: one more with each that joins.
ALTER TABLE "UrgentFlag" ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "UrgentCall" ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 0;
