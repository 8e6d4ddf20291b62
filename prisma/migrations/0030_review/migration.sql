-- Revisions: title for lists, who took over from the author, scheduled release
ALTER TABLE "Revision" ADD COLUMN "title" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Revision" ADD COLUMN "takenOverById" TEXT;
ALTER TABLE "Revision" ADD COLUMN "scheduledAt" TIMESTAMPTZ(3);
ALTER TABLE "Revision" ADD COLUMN "scheduledById" TEXT;
ALTER TABLE "Revision" ADD COLUMN "scheduleFailure" JSONB;

-- What was under review has never been scanned: it is submitted again.
UPDATE "Revision" SET "supersededAt" = now() WHERE "publishedAt" IS NULL AND "supersededAt" IS NULL AND "withdrawnAt" IS NULL;

-- Reviews by deputies
ALTER TABLE "Review" ADD COLUMN "onBehalfOfId" TEXT;

-- CreateTable
CREATE TABLE "ScanFinding" (
    "id" TEXT NOT NULL,
    "revisionId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "rule" TEXT NOT NULL,
    "match" TEXT NOT NULL,
    "places" JSONB NOT NULL,
    "reason" TEXT,
    "acknowledgedById" TEXT,
    "acknowledgedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ScanFinding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ScanWord" (
    "word" TEXT NOT NULL,
    "list" TEXT NOT NULL,

    CONSTRAINT "ScanWord_pkey" PRIMARY KEY ("word")
);

-- CreateTable
CREATE TABLE "ReviewDeputy" (
    "id" TEXT NOT NULL,
    "absentId" TEXT NOT NULL,
    "deputyId" TEXT NOT NULL,
    "fromDay" TEXT NOT NULL,
    "toDay" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ReviewDeputy_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Revision_publishedAt_supersededAt_withdrawnAt_submittedAt_i_idx" ON "Revision"("publishedAt", "supersededAt", "withdrawnAt", "submittedAt", "id");
CREATE INDEX "Staff_unitId_id_idx" ON "Staff"("unitId", "id");
CREATE UNIQUE INDEX "ScanFinding_revisionId_position_key" ON "ScanFinding"("revisionId", "position");
CREATE INDEX "ScanWord_list_word_idx" ON "ScanWord"("list", "word");
CREATE INDEX "ReviewDeputy_absentId_toDay_idx" ON "ReviewDeputy"("absentId", "toDay");
CREATE INDEX "ReviewDeputy_deputyId_toDay_idx" ON "ReviewDeputy"("deputyId", "toDay");

-- AddForeignKey
ALTER TABLE "ScanFinding" ADD CONSTRAINT "ScanFinding_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "Revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ReviewDeputy" ADD CONSTRAINT "ReviewDeputy_absentId_fkey" FOREIGN KEY ("absentId") REFERENCES "Staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ReviewDeputy" ADD CONSTRAINT "ReviewDeputy_deputyId_fkey" FOREIGN KEY ("deputyId") REFERENCES "Staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The words that an office begins with; it changes them on the desk.
INSERT INTO "ScanWord" ("word", "list") VALUES
  ('绝密', 'stateSecret'), ('机密', 'stateSecret'), ('秘密★', 'stateSecret'), ('密级', 'stateSecret'), ('部队番号', 'stateSecret'),
  ('兵力部署', 'stateSecret'), ('军事设施', 'stateSecret'),
  ('内部资料', 'workSecret'), ('内部文件', 'workSecret'), ('不得外传', 'workSecret'), ('会议纪要', 'workSecret'), ('请示件', 'workSecret'),
  ('战备值班', 'sensitive'), ('指挥所', 'sensitive'), ('控制频率', 'sensitive'), ('加密参数', 'sensitive'), ('不宜公开', 'sensitive');
