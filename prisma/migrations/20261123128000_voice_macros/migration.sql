-- CreateTable
CREATE TABLE "VoiceMacro" (
    "id" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "VoiceMacro_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VoiceMacroVersion" (
    "id" UUID NOT NULL,
    "macroId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "authorId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "VoiceMacroVersion_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "VoiceMacroVersion_macroId_version_key" ON "VoiceMacroVersion"("macroId", "version");

-- AddForeignKey
ALTER TABLE "VoiceMacroVersion" ADD CONSTRAINT "VoiceMacroVersion_macroId_fkey" FOREIGN KEY ("macroId") REFERENCES "VoiceMacro"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "VoiceMacroVersion" ADD CONSTRAINT macro_says_something CHECK (
  version > 0 AND length(name) BETWEEN 1 AND 120 AND length(body) BETWEEN 1 AND 2000
);
