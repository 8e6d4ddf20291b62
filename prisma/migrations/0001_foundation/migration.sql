-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "AuditRow" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT,
    "action" TEXT NOT NULL,
    "nounKind" TEXT NOT NULL,
    "nounId" TEXT NOT NULL,
    "revisionId" TEXT,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "AuditRow_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Message" (
    "id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "lang" TEXT NOT NULL,
    "props" JSONB NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT,
    "dedupeKey" TEXT NOT NULL,
    "messageId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WorkerHeartbeat" (
    "workerId" TEXT NOT NULL,
    "beatAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "WorkerHeartbeat_pkey" PRIMARY KEY ("workerId")
);

-- CreateTable
CREATE TABLE "RateCounter" (
    "key" TEXT NOT NULL,
    "windowStartsAt" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "RateCounter_pkey" PRIMARY KEY ("key","windowStartsAt")
);

-- CreateTable
CREATE TABLE "DraftVersion" (
    "id" TEXT NOT NULL,
    "decisionId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "preamble" TEXT[],
    "appendix" TEXT[],
    "sourceName" TEXT NOT NULL,
    "sourceSha256" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DraftVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Clause" (
    "id" TEXT NOT NULL,
    "versionId" TEXT NOT NULL,
    "identityId" TEXT NOT NULL,
    "parentId" TEXT,
    "position" INTEGER NOT NULL,
    "depth" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "number" TEXT,
    "title" TEXT,
    "text" TEXT NOT NULL,
    "anchor" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "closedReason" TEXT,

    CONSTRAINT "Clause_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConsultationWindow" (
    "id" TEXT NOT NULL,
    "decisionId" TEXT NOT NULL,
    "versionId" TEXT NOT NULL,
    "round" INTEGER NOT NULL DEFAULT 1,
    "opensAt" TIMESTAMPTZ(3) NOT NULL,
    "closesAt" TIMESTAMPTZ(3) NOT NULL,
    "originalClosesAt" TIMESTAMPTZ(3) NOT NULL,
    "shortenedReason" TEXT,
    "guideExemption" TEXT,
    "channels" TEXT[],
    "contactUnit" TEXT NOT NULL,
    "contactPhone" TEXT NOT NULL DEFAULT '',
    "contactEmail" TEXT NOT NULL DEFAULT '',
    "contactAddress" TEXT NOT NULL DEFAULT '',
    "allowsAnonymous" BOOLEAN NOT NULL DEFAULT true,
    "publishDuringWindow" BOOLEAN NOT NULL DEFAULT false,
    "replyDays" INTEGER NOT NULL DEFAULT 30,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "reportedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ConsultationWindow_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Opinion" (
    "id" TEXT NOT NULL,
    "windowId" TEXT NOT NULL,
    "clauseIdentityId" TEXT,
    "clauseLabel" TEXT,
    "quotedText" TEXT,
    "body" TEXT NOT NULL,
    "authorKind" TEXT NOT NULL,
    "authorName" TEXT,
    "contactKind" TEXT,
    "contact" TEXT,
    "namePublic" BOOLEAN NOT NULL DEFAULT false,
    "lang" TEXT NOT NULL DEFAULT 'zh',
    "channel" TEXT NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "enteredById" TEXT,
    "receiptCode" TEXT NOT NULL,
    "idempotencyKey" TEXT NOT NULL,
    "salt" TEXT,
    "digest" TEXT NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),
    "hiddenAt" TIMESTAMPTZ(3),
    "hiddenRule" TEXT,
    "isLate" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Opinion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Point" (
    "id" TEXT NOT NULL,
    "opinionId" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 1,
    "text" TEXT NOT NULL,
    "clauseIdentityId" TEXT,
    "themeId" TEXT,
    "disposition" TEXT,
    "reason" TEXT,

    CONSTRAINT "Point_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Theme" (
    "id" TEXT NOT NULL,
    "windowId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "disposition" TEXT,
    "reason" TEXT NOT NULL DEFAULT '',
    "changedClause" TEXT,
    "answeredById" TEXT,
    "answeredAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Theme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Activity" (
    "id" TEXT NOT NULL,
    "windowId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "heldOn" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "people" INTEGER NOT NULL,
    "audience" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Activity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Catalogue" (
    "id" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "unitId" TEXT NOT NULL,
    "partyConsentMeeting" TEXT,
    "partyConsentOn" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Catalogue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Decision" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "catalogueId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "titleEn" TEXT NOT NULL DEFAULT '',
    "summary" TEXT NOT NULL,
    "summaryEn" TEXT NOT NULL DEFAULT '',
    "category" TEXT NOT NULL,
    "leadUnitId" TEXT NOT NULL,
    "coUnitIds" TEXT[],
    "legalBasis" TEXT NOT NULL DEFAULT '',
    "plannedCompletion" TEXT NOT NULL,
    "procedures" TEXT[],
    "affectsEnterprises" BOOLEAN NOT NULL DEFAULT false,
    "affectsLivelihood" BOOLEAN NOT NULL DEFAULT false,
    "contact" TEXT NOT NULL DEFAULT '',
    "adjustment" TEXT NOT NULL DEFAULT 'kept',
    "adjustmentReason" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Section" (
    "id" TEXT NOT NULL,
    "decisionId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "presence" TEXT NOT NULL DEFAULT 'text',
    "title" TEXT NOT NULL DEFAULT '',
    "body" TEXT NOT NULL DEFAULT '',
    "basis" TEXT NOT NULL DEFAULT '',
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Section_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Unit" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "parentId" TEXT,
    "phone" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL DEFAULT '',
    "email" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Staff" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "persona" TEXT,
    "passwordHash" TEXT,
    "totpSecret" TEXT,
    "totpLastStep" INTEGER NOT NULL DEFAULT 0,
    "failedSignIns" INTEGER NOT NULL DEFAULT 0,
    "lockedUntil" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StaffRole" (
    "staffId" TEXT NOT NULL,
    "role" TEXT NOT NULL,

    CONSTRAINT "StaffRole_pkey" PRIMARY KEY ("staffId","role")
);

-- CreateTable
CREATE TABLE "Citizen" (
    "id" TEXT NOT NULL,
    "contactKind" TEXT NOT NULL,
    "contact" TEXT NOT NULL,
    "name" TEXT,
    "demoNumber" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Citizen_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "tokenHash" TEXT NOT NULL,
    "staffId" TEXT,
    "citizenId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateTable
CREATE TABLE "ContactCode" (
    "id" TEXT NOT NULL,
    "contactKind" TEXT NOT NULL,
    "contact" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "codeHash" TEXT NOT NULL,
    "triesLeft" INTEGER NOT NULL DEFAULT 5,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ContactCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Publication" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "nounId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Publication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Revision" (
    "id" TEXT NOT NULL,
    "publicationId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "sha256" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "submittedAt" TIMESTAMPTZ(3) NOT NULL,
    "publishedAt" TIMESTAMPTZ(3),
    "supersededAt" TIMESTAMPTZ(3),
    "withdrawnAt" TIMESTAMPTZ(3),
    "withdrawnReason" TEXT,

    CONSTRAINT "Revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Review" (
    "id" TEXT NOT NULL,
    "revisionId" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "reviewerId" TEXT NOT NULL,
    "conclusion" TEXT NOT NULL,
    "attribute" TEXT,
    "legalBasis" TEXT,
    "checks" JSONB NOT NULL,
    "reasons" TEXT,
    "reviewedSha256" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PublicDocument" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "parentKey" TEXT,
    "path" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "startsAt" TIMESTAMPTZ(3),
    "endsAt" TIMESTAMPTZ(3),
    "publicationId" TEXT NOT NULL,
    "revisionId" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),
    "withdrawnReason" TEXT,

    CONSTRAINT "PublicDocument_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "AuditRow_nounKind_nounId_id_idx" ON "AuditRow"("nounKind", "nounId", "id");

-- CreateIndex
CREATE INDEX "AuditRow_actorId_id_idx" ON "AuditRow"("actorId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Message_dedupeKey_key" ON "Message"("dedupeKey");

-- CreateIndex
CREATE UNIQUE INDEX "Message_messageId_key" ON "Message"("messageId");

-- CreateIndex
CREATE INDEX "Message_createdAt_idx" ON "Message"("createdAt");

-- CreateIndex
CREATE INDEX "RateCounter_windowStartsAt_idx" ON "RateCounter"("windowStartsAt");

-- CreateIndex
CREATE UNIQUE INDEX "DraftVersion_decisionId_number_key" ON "DraftVersion"("decisionId", "number");

-- CreateIndex
CREATE INDEX "Clause_identityId_idx" ON "Clause"("identityId");

-- CreateIndex
CREATE UNIQUE INDEX "Clause_versionId_position_key" ON "Clause"("versionId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Clause_versionId_anchor_key" ON "Clause"("versionId", "anchor");

-- CreateIndex
CREATE UNIQUE INDEX "Clause_versionId_identityId_key" ON "Clause"("versionId", "identityId");

-- CreateIndex
CREATE INDEX "ConsultationWindow_closesAt_idx" ON "ConsultationWindow"("closesAt");

-- CreateIndex
CREATE UNIQUE INDEX "ConsultationWindow_decisionId_round_key" ON "ConsultationWindow"("decisionId", "round");

-- CreateIndex
CREATE UNIQUE INDEX "Opinion_receiptCode_key" ON "Opinion"("receiptCode");

-- CreateIndex
CREATE INDEX "Opinion_windowId_receivedAt_id_idx" ON "Opinion"("windowId", "receivedAt", "id");

-- CreateIndex
CREATE INDEX "Opinion_contactKind_contact_idx" ON "Opinion"("contactKind", "contact");

-- CreateIndex
CREATE INDEX "Opinion_windowId_clauseIdentityId_idx" ON "Opinion"("windowId", "clauseIdentityId");

-- CreateIndex
CREATE UNIQUE INDEX "Opinion_windowId_idempotencyKey_key" ON "Opinion"("windowId", "idempotencyKey");

-- CreateIndex
CREATE INDEX "Point_themeId_idx" ON "Point"("themeId");

-- CreateIndex
CREATE UNIQUE INDEX "Point_opinionId_position_key" ON "Point"("opinionId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Theme_windowId_position_key" ON "Theme"("windowId", "position");

-- CreateIndex
CREATE INDEX "Activity_windowId_heldOn_idx" ON "Activity"("windowId", "heldOn");

-- CreateIndex
CREATE UNIQUE INDEX "Catalogue_year_key" ON "Catalogue"("year");

-- CreateIndex
CREATE UNIQUE INDEX "Decision_slug_key" ON "Decision"("slug");

-- CreateIndex
CREATE INDEX "Decision_leadUnitId_idx" ON "Decision"("leadUnitId");

-- CreateIndex
CREATE UNIQUE INDEX "Decision_catalogueId_number_key" ON "Decision"("catalogueId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Section_decisionId_kind_key" ON "Section"("decisionId", "kind");

-- CreateTable
CREATE TABLE "AdoptionReport" (
    "windowId" TEXT NOT NULL,
    "introduction" TEXT NOT NULL DEFAULT '',
    "nextStep" TEXT NOT NULL DEFAULT '',
    "summaryEn" TEXT NOT NULL DEFAULT '',
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AdoptionReport_pkey" PRIMARY KEY ("windowId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Staff_email_key" ON "Staff"("email");

-- CreateIndex
CREATE UNIQUE INDEX "Staff_persona_key" ON "Staff"("persona");

-- CreateIndex
CREATE UNIQUE INDEX "Citizen_demoNumber_key" ON "Citizen"("demoNumber");

-- CreateIndex
CREATE UNIQUE INDEX "Citizen_contactKind_contact_key" ON "Citizen"("contactKind", "contact");

-- CreateIndex
CREATE INDEX "Session_expiresAt_idx" ON "Session"("expiresAt");

-- CreateIndex
CREATE INDEX "Session_staffId_idx" ON "Session"("staffId");

-- CreateIndex
CREATE INDEX "Session_citizenId_idx" ON "Session"("citizenId");

-- CreateIndex
CREATE INDEX "ContactCode_contactKind_contact_purpose_createdAt_idx" ON "ContactCode"("contactKind", "contact", "purpose", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Publication_kind_nounId_key" ON "Publication"("kind", "nounId");

-- CreateIndex
CREATE UNIQUE INDEX "Revision_publicationId_number_key" ON "Revision"("publicationId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Review_revisionId_step_key" ON "Review"("revisionId", "step");

-- CreateIndex
CREATE INDEX "PublicDocument_parentKey_idx" ON "PublicDocument"("parentKey");

-- CreateIndex
CREATE INDEX "PublicDocument_kind_endsAt_idx" ON "PublicDocument"("kind", "endsAt");

-- CreateIndex
CREATE INDEX "PublicDocument_publicationId_idx" ON "PublicDocument"("publicationId");

-- CreateIndex
CREATE INDEX "PublicDocument_kind_updatedAt_idx" ON "PublicDocument"("kind", "updatedAt");

-- CreateIndex
CREATE UNIQUE INDEX "PublicDocument_kind_key_key" ON "PublicDocument"("kind", "key");

-- AddForeignKey
ALTER TABLE "DraftVersion" ADD CONSTRAINT "DraftVersion_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Clause" ADD CONSTRAINT "Clause_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "DraftVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsultationWindow" ADD CONSTRAINT "ConsultationWindow_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsultationWindow" ADD CONSTRAINT "ConsultationWindow_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "DraftVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Opinion" ADD CONSTRAINT "Opinion_windowId_fkey" FOREIGN KEY ("windowId") REFERENCES "ConsultationWindow"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Point" ADD CONSTRAINT "Point_opinionId_fkey" FOREIGN KEY ("opinionId") REFERENCES "Opinion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Point" ADD CONSTRAINT "Point_themeId_fkey" FOREIGN KEY ("themeId") REFERENCES "Theme"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Theme" ADD CONSTRAINT "Theme_windowId_fkey" FOREIGN KEY ("windowId") REFERENCES "ConsultationWindow"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Activity" ADD CONSTRAINT "Activity_windowId_fkey" FOREIGN KEY ("windowId") REFERENCES "ConsultationWindow"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_catalogueId_fkey" FOREIGN KEY ("catalogueId") REFERENCES "Catalogue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_leadUnitId_fkey" FOREIGN KEY ("leadUnitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Section" ADD CONSTRAINT "Section_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Unit" ADD CONSTRAINT "Unit_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Staff" ADD CONSTRAINT "Staff_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StaffRole" ADD CONSTRAINT "StaffRole_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_citizenId_fkey" FOREIGN KEY ("citizenId") REFERENCES "Citizen"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Revision" ADD CONSTRAINT "Revision_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "Publication"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Review" ADD CONSTRAINT "Review_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "Revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AdoptionReport" ADD CONSTRAINT "AdoptionReport_windowId_fkey" FOREIGN KEY ("windowId") REFERENCES "ConsultationWindow"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
