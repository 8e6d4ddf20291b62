-- CreateTable
CREATE TABLE "DecisionMetadata" (
    "decisionId" TEXT NOT NULL,
    "indexNumber" TEXT NOT NULL DEFAULT '',
    "subject" TEXT NOT NULL DEFAULT '',
    "documentNumber" TEXT NOT NULL DEFAULT '',
    "issuedOn" TEXT,
    "validity" TEXT NOT NULL DEFAULT '',
    "validUntil" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DecisionMetadata_pkey" PRIMARY KEY ("decisionId")
);

-- CreateTable
CREATE TABLE "ProcedureStep" (
    "id" TEXT NOT NULL,
    "decisionId" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "requirement" TEXT,
    "reason" TEXT NOT NULL DEFAULT '',
    "responsibleUnit" TEXT NOT NULL DEFAULT '',
    "submittedOn" TEXT,
    "plannedOn" TEXT,
    "doneOn" TEXT,
    "result" TEXT NOT NULL DEFAULT '',
    "documentTitle" TEXT NOT NULL DEFAULT '',
    "documentNumber" TEXT NOT NULL DEFAULT '',
    "hasConflict" BOOLEAN NOT NULL DEFAULT false,
    "evaluator" TEXT NOT NULL DEFAULT '',
    "trigger" TEXT NOT NULL DEFAULT '',
    "publicHeard" TEXT NOT NULL DEFAULT '',
    "notes" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedById" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ProcedureStep_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProcedureTurn" (
    "id" TEXT NOT NULL,
    "decisionId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "turn" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "basis" TEXT NOT NULL DEFAULT '',
    "takenById" TEXT NOT NULL,
    "takenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ProcedureTurn_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ArchivePackage" (
    "id" TEXT NOT NULL,
    "decisionId" TEXT NOT NULL,
    "requestedById" TEXT NOT NULL,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL,
    "opinionsDone" INTEGER NOT NULL DEFAULT 0,
    "opinionsTotal" INTEGER NOT NULL DEFAULT 0,
    "finishedAt" TIMESTAMPTZ(3),
    "head" TEXT,
    "bytes" INTEGER,
    "files" INTEGER,

    CONSTRAINT "ArchivePackage_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ProcedureStep_decisionId_round_kind_key" ON "ProcedureStep"("decisionId", "round", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "ProcedureTurn_decisionId_number_key" ON "ProcedureTurn"("decisionId", "number");

-- CreateIndex
CREATE INDEX "ArchivePackage_decisionId_requestedAt_idx" ON "ArchivePackage"("decisionId", "requestedAt");

-- CreateIndex
CREATE INDEX "ArchivePackage_requestedAt_idx" ON "ArchivePackage"("requestedAt");

-- AddForeignKey
ALTER TABLE "DecisionMetadata" ADD CONSTRAINT "DecisionMetadata_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProcedureStep" ADD CONSTRAINT "ProcedureStep_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProcedureTurn" ADD CONSTRAINT "ProcedureTurn_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArchivePackage" ADD CONSTRAINT "ArchivePackage_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
