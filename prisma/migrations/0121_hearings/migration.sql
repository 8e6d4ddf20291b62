-- Public hearings: notice, participants, materials, confirmation of the record (Decree 713 Art. 16 and 17).

CREATE TABLE "Hearing" (
    "id" TEXT NOT NULL,
    "decisionId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "titleEn" TEXT NOT NULL DEFAULT '',
    "matter" TEXT NOT NULL,
    "summaryEn" TEXT NOT NULL DEFAULT '',
    "requiredBy" TEXT NOT NULL DEFAULT '',
    "heldAt" TIMESTAMPTZ(3) NOT NULL,
    "place" TEXT NOT NULL,
    "method" TEXT NOT NULL DEFAULT '',
    "applicationsOpenAt" TIMESTAMPTZ(3) NOT NULL,
    "applicationsCloseAt" TIMESTAMPTZ(3) NOT NULL,
    "sides" JSONB NOT NULL,
    "observers" INTEGER NOT NULL DEFAULT 0,
    "media" TEXT NOT NULL DEFAULT '',
    "contactPhone" TEXT NOT NULL DEFAULT '',
    "contactEmail" TEXT NOT NULL DEFAULT '',
    "noticeDays" INTEGER NOT NULL DEFAULT 10,
    "materialsSentOn" TEXT,
    "materialsReason" TEXT NOT NULL DEFAULT '',
    "recordSummary" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Hearing_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "Hearing_decisionId_number_key" ON "Hearing"("decisionId", "number");
ALTER TABLE "Hearing" ADD CONSTRAINT "Hearing_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "HearingParticipant" (
    "id" TEXT NOT NULL,
    "hearingId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "confirmation" TEXT,
    "confirmedOn" TEXT,

    CONSTRAINT "HearingParticipant_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "HearingParticipant_hearingId_position_key" ON "HearingParticipant"("hearingId", "position");
ALTER TABLE "HearingParticipant" ADD CONSTRAINT "HearingParticipant_hearingId_fkey" FOREIGN KEY ("hearingId") REFERENCES "Hearing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
