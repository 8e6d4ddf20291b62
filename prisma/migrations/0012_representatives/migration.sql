-- CreateTable
CREATE TABLE "RepresentativeCall" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "decisionSlug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "titleEn" TEXT NOT NULL DEFAULT '',
    "summaryEn" TEXT NOT NULL DEFAULT '',
    "meetingName" TEXT NOT NULL,
    "meetingAt" TIMESTAMPTZ(3) NOT NULL,
    "meetingPlace" TEXT NOT NULL,
    "agendaItem" TEXT NOT NULL,
    "whoIsWanted" TEXT NOT NULL,
    "conditions" JSONB NOT NULL,
    "seats" INTEGER NOT NULL,
    "alternates" INTEGER NOT NULL,
    "dimensions" JSONB NOT NULL,
    "method" TEXT NOT NULL,
    "applicationsOpenAt" TIMESTAMPTZ(3) NOT NULL,
    "applicationsCloseAt" TIMESTAMPTZ(3) NOT NULL,
    "drawAt" TIMESTAMPTZ(3) NOT NULL,
    "drawPlace" TEXT NOT NULL,
    "randomnessKind" TEXT NOT NULL DEFAULT 'numbers',
    "randomnessSource" TEXT NOT NULL,
    "acceptByAt" TIMESTAMPTZ(3) NOT NULL,
    "privacyNotice" TEXT NOT NULL,
    "contactPhone" TEXT NOT NULL,
    "contactEmail" TEXT NOT NULL DEFAULT '',
    "changeReason" TEXT NOT NULL DEFAULT '',
    "lastNumber" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RepresentativeCall_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RepresentativeApplication" (
    "id" TEXT NOT NULL,
    "callId" TEXT NOT NULL,
    "citizenId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "values" JSONB NOT NULL,
    "answers" JSONB NOT NULL,
    "statement" TEXT NOT NULL DEFAULT '',
    "salt" TEXT NOT NULL,
    "lang" TEXT NOT NULL DEFAULT 'zh',
    "appliedAt" TIMESTAMPTZ(3) NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),
    "screening" TEXT,
    "screeningReason" TEXT NOT NULL DEFAULT '',
    "screenedById" TEXT,
    "screenedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RepresentativeApplication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RepresentativeDraw" (
    "id" TEXT NOT NULL,
    "callId" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "frozen" JSONB NOT NULL,
    "recordHash" TEXT NOT NULL,
    "counts" JSONB NOT NULL,
    "frozenAt" TIMESTAMPTZ(3) NOT NULL,
    "frozenById" TEXT NOT NULL,
    "record" JSONB,
    "valuePublicAt" TIMESTAMPTZ(3),
    "drawnAt" TIMESTAMPTZ(3),
    "drawnById" TEXT,

    CONSTRAINT "RepresentativeDraw_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "RepresentativeCall_slug_key" ON "RepresentativeCall"("slug");

-- CreateIndex
CREATE INDEX "RepresentativeCall_unitId_idx" ON "RepresentativeCall"("unitId");

-- CreateIndex
CREATE INDEX "RepresentativeCall_decisionSlug_idx" ON "RepresentativeCall"("decisionSlug");

-- CreateIndex
CREATE UNIQUE INDEX "RepresentativeApplication_callId_citizenId_key" ON "RepresentativeApplication"("callId", "citizenId");

-- CreateIndex
CREATE UNIQUE INDEX "RepresentativeApplication_callId_number_key" ON "RepresentativeApplication"("callId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "RepresentativeDraw_callId_purpose_key" ON "RepresentativeDraw"("callId", "purpose");

-- AddForeignKey
ALTER TABLE "RepresentativeApplication" ADD CONSTRAINT "RepresentativeApplication_callId_fkey" FOREIGN KEY ("callId") REFERENCES "RepresentativeCall"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RepresentativeDraw" ADD CONSTRAINT "RepresentativeDraw_callId_fkey" FOREIGN KEY ("callId") REFERENCES "RepresentativeCall"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
