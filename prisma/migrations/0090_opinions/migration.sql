ALTER TABLE "ConsultationWindow" ADD COLUMN "displayUntil" TIMESTAMPTZ(3);

ALTER TABLE "Opinion"
    ADD COLUMN "hiddenById" TEXT,
    ADD COLUMN "contactConfirmedAt" TIMESTAMPTZ(3),
    ADD COLUMN "consentVersion" TEXT,
    ADD COLUMN "identityRemovedAt" TIMESTAMPTZ(3),
    ADD COLUMN "digestDay" TEXT;

CREATE INDEX "Opinion_windowId_digestDay_idx" ON "Opinion"("windowId", "digestDay");

CREATE TABLE "Objection" (
    "opinionId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT,
    "answer" TEXT NOT NULL DEFAULT '',
    "decidedAt" TIMESTAMPTZ(3),
    "decidedById" TEXT,

    CONSTRAINT "Objection_pkey" PRIMARY KEY ("opinionId")
);

CREATE INDEX "Objection_decidedAt_idx" ON "Objection"("decidedAt");

ALTER TABLE "Objection" ADD CONSTRAINT "Objection_opinionId_fkey" FOREIGN KEY ("opinionId") REFERENCES "Opinion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "FalseAttribution" (
    "id" TEXT NOT NULL,
    "caseNumber" TEXT NOT NULL,
    "opinionId" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "reportedAt" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT,
    "answer" TEXT NOT NULL DEFAULT '',
    "decidedAt" TIMESTAMPTZ(3),
    "decidedById" TEXT,

    CONSTRAINT "FalseAttribution_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "FalseAttribution_caseNumber_key" ON "FalseAttribution"("caseNumber");
CREATE INDEX "FalseAttribution_opinionId_decidedAt_idx" ON "FalseAttribution"("opinionId", "decidedAt");
CREATE INDEX "FalseAttribution_decidedAt_idx" ON "FalseAttribution"("decidedAt");

ALTER TABLE "FalseAttribution" ADD CONSTRAINT "FalseAttribution_opinionId_fkey" FOREIGN KEY ("opinionId") REFERENCES "Opinion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "Follow" (
    "id" TEXT NOT NULL,
    "decisionId" TEXT NOT NULL,
    "contactKind" TEXT NOT NULL,
    "contact" TEXT NOT NULL,
    "lang" TEXT NOT NULL DEFAULT 'zh',
    "followedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Follow_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "Follow_decisionId_contactKind_contact_key" ON "Follow"("decisionId", "contactKind", "contact");
CREATE INDEX "Follow_contactKind_contact_idx" ON "Follow"("contactKind", "contact");

ALTER TABLE "Follow" ADD CONSTRAINT "Follow_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
