-- A bounce that the provider told of before we had noted which of our mails it is about.
CREATE TABLE "EarlyBounce" (
    "providerId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "EarlyBounce_pkey" PRIMARY KEY ("providerId")
);

CREATE INDEX "EarlyBounce_at_idx" ON "EarlyBounce"("at");
