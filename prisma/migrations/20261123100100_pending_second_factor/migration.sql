-- When the secret was made: one that is not confirmed in time is replaced.
ALTER TABLE "SecondFactor" ADD COLUMN "madeAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
