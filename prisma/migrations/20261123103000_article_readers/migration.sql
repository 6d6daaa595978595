-- One answer per visitor, article and day. The hash is of a secret that is deleted when its day is over, and goes then too.
ALTER TABLE "ArticleFeedback" ADD COLUMN "visitorHash" TEXT;
CREATE UNIQUE INDEX "ArticleFeedback_visitorHash_key" ON "ArticleFeedback"("visitorHash");

-- CreateTable
CREATE TABLE "VisitorSecret" (
    "day" DATE NOT NULL,
    "secret" BYTEA NOT NULL,

    CONSTRAINT "VisitorSecret_pkey" PRIMARY KEY ("day"),
    CONSTRAINT visitor_secret_is_long CHECK (octet_length(secret) >= 32)
);

-- CreateTable
CREATE TABLE "ArticleView" (
    "day" DATE NOT NULL,
    "article" TEXT NOT NULL,
    "cameFrom" TEXT NOT NULL DEFAULT '',
    "views" INTEGER NOT NULL,

    CONSTRAINT "ArticleView_pkey" PRIMARY KEY ("day", "article", "cameFrom"),
    CONSTRAINT article_view_counts CHECK (views > 0),
    CONSTRAINT article_view_leads_elsewhere CHECK ("cameFrom" <> article)
);

-- CreateIndex
CREATE INDEX "ArticleView_article_day_idx" ON "ArticleView"("article", "day");

-- CreateIndex
CREATE INDEX "ArticleView_cameFrom_day_idx" ON "ArticleView"("cameFrom", "day");
