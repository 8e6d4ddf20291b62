-- What became of each clause since the version before, and what officials decided about it.

ALTER TABLE "DraftVersion" ADD COLUMN "baseId" TEXT;
ALTER TABLE "DraftVersion" ADD COLUMN "alignment" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "DraftVersion" ADD CONSTRAINT "DraftVersion_baseId_fkey" FOREIGN KEY ("baseId") REFERENCES "DraftVersion"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "Clause" ADD COLUMN "mark" TEXT;
ALTER TABLE "Clause" ADD COLUMN "wholeMark" TEXT;
ALTER TABLE "Clause" ADD COLUMN "oldLabel" TEXT;

CREATE TABLE "ClauseRuling" (
    "versionId" TEXT NOT NULL,
    "oldClauseId" TEXT NOT NULL,
    "clauseId" TEXT NOT NULL,
    "isSame" BOOLEAN NOT NULL,
    "decidedById" TEXT NOT NULL,
    "decidedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ClauseRuling_pkey" PRIMARY KEY ("versionId", "oldClauseId", "clauseId")
);
ALTER TABLE "ClauseRuling" ADD CONSTRAINT "ClauseRuling_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "DraftVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ClauseRuling" ADD CONSTRAINT "ClauseRuling_oldClauseId_fkey" FOREIGN KEY ("oldClauseId") REFERENCES "Clause"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ClauseRuling" ADD CONSTRAINT "ClauseRuling_clauseId_fkey" FOREIGN KEY ("clauseId") REFERENCES "Clause"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
