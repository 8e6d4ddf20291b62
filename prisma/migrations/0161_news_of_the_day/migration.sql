-- What followers are told is kept until the evening and goes out as one mail a day.

CREATE TABLE "DecisionNews" (
    "id" TEXT NOT NULL,
    "decisionId" TEXT NOT NULL,
    "windowId" TEXT,
    "subjectKey" TEXT NOT NULL,
    "news" JSONB NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,
    "tellAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DecisionNews_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "DecisionNews_subjectKey_key" ON "DecisionNews"("subjectKey");
CREATE INDEX "DecisionNews_decisionId_tellAt_idx" ON "DecisionNews"("decisionId", "tellAt");
ALTER TABLE "DecisionNews" ADD CONSTRAINT "DecisionNews_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Mails that wait are written when they are sent, from the new form.
UPDATE "Message"
SET "props" = ("props" - 'news' - 'url') || jsonb_build_object('news', jsonb_build_array(("props" -> 'news') || jsonb_build_object('url', "props" -> 'url')))
WHERE "template" = 'decision-news' AND "sentAt" IS NULL AND jsonb_typeof("props" -> 'news') = 'object';

-- What the author was told last, point by point, so that a correction can say what changed.
ALTER TABLE "Opinion" ADD COLUMN "toldDispositions" TEXT[] DEFAULT ARRAY[]::TEXT[];
