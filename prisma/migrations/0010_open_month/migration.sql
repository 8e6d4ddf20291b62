-- CreateTable
CREATE TABLE "Season" (
    "year" INTEGER NOT NULL,
    "unitId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "titleEn" TEXT NOT NULL DEFAULT '',
    "theme" TEXT NOT NULL,
    "themeEn" TEXT NOT NULL DEFAULT '',
    "slogan" TEXT NOT NULL DEFAULT '',
    "sloganEn" TEXT NOT NULL DEFAULT '',
    "introduction" TEXT NOT NULL DEFAULT '',
    "introductionEn" TEXT NOT NULL DEFAULT '',
    "startsOn" TEXT NOT NULL,
    "endsOn" TEXT NOT NULL,
    "registrationLimit" INTEGER NOT NULL DEFAULT 3,
    "phone" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Season_pkey" PRIMARY KEY ("year")
);

-- CreateTable
CREATE TABLE "OpenEvent" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "seasonYear" INTEGER,
    "kind" TEXT NOT NULL,
    "mode" TEXT NOT NULL DEFAULT 'onSite',
    "admission" TEXT NOT NULL DEFAULT 'open',
    "title" TEXT NOT NULL,
    "titleEn" TEXT NOT NULL DEFAULT '',
    "summary" TEXT NOT NULL DEFAULT '',
    "summaryEn" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "place" TEXT NOT NULL,
    "placeEn" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL DEFAULT '',
    "isProvisional" BOOLEAN NOT NULL DEFAULT false,
    "whoMayCome" TEXT NOT NULL DEFAULT '',
    "whatToBring" TEXT NOT NULL DEFAULT '',
    "accessibility" TEXT NOT NULL DEFAULT '',
    "phone" TEXT NOT NULL DEFAULT '',
    "capacityUnit" TEXT NOT NULL DEFAULT 'persons',
    "capacityText" TEXT NOT NULL DEFAULT '',
    "decisionSlug" TEXT NOT NULL DEFAULT '',
    "changeNote" TEXT NOT NULL DEFAULT '',
    "recap" TEXT NOT NULL DEFAULT '',
    "onlineLink" TEXT NOT NULL DEFAULT '',
    "cancelledAt" TIMESTAMPTZ(3),
    "cancelledCause" TEXT,
    "cancelledReason" TEXT,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OpenEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SessionPlan" (
    "id" TEXT NOT NULL,
    "eventId" TEXT NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "doorsOpenAt" TIMESTAMPTZ(3) NOT NULL,
    "doorsCloseAt" TIMESTAMPTZ(3) NOT NULL,
    "registrationOpensAt" TIMESTAMPTZ(3) NOT NULL,
    "registrationClosesAt" TIMESTAMPTZ(3) NOT NULL,
    "capacity" INTEGER NOT NULL,
    "maxPartySize" INTEGER NOT NULL DEFAULT 4,
    "allocation" TEXT NOT NULL DEFAULT 'firstCome',
    "calendarUid" TEXT NOT NULL,

    CONSTRAINT "SessionPlan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EventSession" (
    "id" TEXT NOT NULL,
    "eventId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "titleEn" TEXT NOT NULL DEFAULT '',
    "place" TEXT NOT NULL,
    "placeEn" TEXT NOT NULL DEFAULT '',
    "phone" TEXT NOT NULL DEFAULT '',
    "isProvisional" BOOLEAN NOT NULL DEFAULT false,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "doorsOpenAt" TIMESTAMPTZ(3) NOT NULL,
    "doorsCloseAt" TIMESTAMPTZ(3) NOT NULL,
    "registrationOpensAt" TIMESTAMPTZ(3) NOT NULL,
    "registrationClosesAt" TIMESTAMPTZ(3) NOT NULL,
    "maxPartySize" INTEGER NOT NULL,
    "allocation" TEXT NOT NULL DEFAULT 'firstCome',
    "capacity" INTEGER NOT NULL,
    "seatsLeft" INTEGER NOT NULL,
    "waitingParties" INTEGER NOT NULL DEFAULT 0,
    "lastNumber" INTEGER NOT NULL DEFAULT 0,
    "calendarUid" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "allowsReEntry" BOOLEAN NOT NULL DEFAULT false,
    "unknownHere" TEXT NOT NULL DEFAULT 'volunteer-decides',
    "cancelledAt" TIMESTAMPTZ(3),
    "cancelledCause" TEXT,
    "cancelledReason" TEXT,

    CONSTRAINT "EventSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Registration" (
    "id" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "seasonYear" INTEGER,
    "contactKind" TEXT,
    "contact" TEXT,
    "name" TEXT NOT NULL,
    "persons" INTEGER NOT NULL,
    "children" INTEGER NOT NULL DEFAULT 0,
    "needs" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "turn" INTEGER NOT NULL DEFAULT 0,
    "waitingSeq" INTEGER,
    "source" TEXT NOT NULL DEFAULT 'self',
    "enteredById" TEXT,
    "lang" TEXT NOT NULL DEFAULT 'zh',
    "idempotencyKey" TEXT,
    "reissueNumber" INTEGER NOT NULL DEFAULT 0,
    "codeHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "confirmedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "endedBy" TEXT,
    "purgedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Registration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RevokedCode" (
    "codeHash" TEXT NOT NULL,
    "registrationId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "revokedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RevokedCode_pkey" PRIMARY KEY ("codeHash")
);

-- CreateTable
CREATE TABLE "CalendarFeed" (
    "citizenId" TEXT NOT NULL,
    "generation" INTEGER NOT NULL DEFAULT 1,
    "tokenHash" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "CalendarFeed_pkey" PRIMARY KEY ("citizenId")
);

-- CreateTable
CREATE TABLE "GateDevice" (
    "id" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "tokenHash" TEXT,
    "pairedById" TEXT NOT NULL,
    "pairedAt" TIMESTAMPTZ(3) NOT NULL,
    "lastSyncAt" TIMESTAMPTZ(3),
    "clockOffsetMs" INTEGER NOT NULL DEFAULT 0,
    "unsentScans" INTEGER NOT NULL DEFAULT 0,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "GateDevice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Scan" (
    "id" TEXT NOT NULL,
    "bodySha256" TEXT NOT NULL,
    "deviceId" TEXT NOT NULL,
    "deviceSeq" INTEGER NOT NULL,
    "sessionId" TEXT NOT NULL,
    "checkpoint" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "codeHash" TEXT,
    "registrationId" TEXT,
    "persons" INTEGER NOT NULL,
    "deviceTime" TIMESTAMPTZ(3) NOT NULL,
    "clockOffsetMs" INTEGER NOT NULL DEFAULT 0,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "estAt" TIMESTAMPTZ(3) NOT NULL,
    "mode" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "shown" TEXT,
    "letIn" BOOLEAN,
    "answer" TEXT NOT NULL,
    "operatorId" TEXT NOT NULL,
    "refersTo" TEXT,

    CONSTRAINT "Scan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AdmissionUnit" (
    "registrationId" TEXT NOT NULL,
    "checkpoint" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "scanId" TEXT NOT NULL,
    "admittedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AdmissionUnit_pkey" PRIMARY KEY ("registrationId","checkpoint","ordinal")
);

-- CreateIndex
CREATE UNIQUE INDEX "OpenEvent_slug_key" ON "OpenEvent"("slug");

-- CreateIndex
CREATE INDEX "OpenEvent_unitId_idx" ON "OpenEvent"("unitId");

-- CreateIndex
CREATE INDEX "OpenEvent_seasonYear_idx" ON "OpenEvent"("seasonYear");

-- CreateIndex
CREATE UNIQUE INDEX "SessionPlan_calendarUid_key" ON "SessionPlan"("calendarUid");

-- CreateIndex
CREATE INDEX "SessionPlan_eventId_idx" ON "SessionPlan"("eventId");

-- CreateIndex
CREATE UNIQUE INDEX "EventSession_calendarUid_key" ON "EventSession"("calendarUid");

-- CreateIndex
CREATE INDEX "EventSession_eventId_startsAt_idx" ON "EventSession"("eventId", "startsAt");

-- CreateIndex
CREATE INDEX "EventSession_startsAt_idx" ON "EventSession"("startsAt");

-- CreateIndex
CREATE UNIQUE INDEX "Registration_codeHash_key" ON "Registration"("codeHash");

-- CreateIndex
CREATE INDEX "Registration_sessionId_state_waitingSeq_idx" ON "Registration"("sessionId", "state", "waitingSeq");

-- CreateIndex
CREATE INDEX "Registration_contactKind_contact_seasonYear_idx" ON "Registration"("contactKind", "contact", "seasonYear");

-- CreateIndex
CREATE UNIQUE INDEX "Registration_sessionId_number_key" ON "Registration"("sessionId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Registration_sessionId_idempotencyKey_key" ON "Registration"("sessionId", "idempotencyKey");

-- CreateIndex
CREATE INDEX "RevokedCode_registrationId_idx" ON "RevokedCode"("registrationId");

-- CreateIndex
CREATE UNIQUE INDEX "CalendarFeed_tokenHash_key" ON "CalendarFeed"("tokenHash");

-- CreateIndex
CREATE UNIQUE INDEX "GateDevice_tokenHash_key" ON "GateDevice"("tokenHash");

-- CreateIndex
CREATE INDEX "GateDevice_unitId_idx" ON "GateDevice"("unitId");

-- CreateIndex
CREATE INDEX "Scan_sessionId_estAt_idx" ON "Scan"("sessionId", "estAt");

-- CreateIndex
CREATE INDEX "Scan_registrationId_idx" ON "Scan"("registrationId");

-- CreateIndex
CREATE INDEX "Scan_deviceId_deviceSeq_idx" ON "Scan"("deviceId", "deviceSeq");

-- CreateIndex
CREATE INDEX "AdmissionUnit_scanId_idx" ON "AdmissionUnit"("scanId");

-- AddForeignKey
ALTER TABLE "OpenEvent" ADD CONSTRAINT "OpenEvent_seasonYear_fkey" FOREIGN KEY ("seasonYear") REFERENCES "Season"("year") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionPlan" ADD CONSTRAINT "SessionPlan_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "OpenEvent"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EventSession" ADD CONSTRAINT "EventSession_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "OpenEvent"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Registration" ADD CONSTRAINT "Registration_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "EventSession"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RevokedCode" ADD CONSTRAINT "RevokedCode_registrationId_fkey" FOREIGN KEY ("registrationId") REFERENCES "Registration"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Scan" ADD CONSTRAINT "Scan_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "EventSession"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Scan" ADD CONSTRAINT "Scan_registrationId_fkey" FOREIGN KEY ("registrationId") REFERENCES "Registration"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AdmissionUnit" ADD CONSTRAINT "AdmissionUnit_registrationId_fkey" FOREIGN KEY ("registrationId") REFERENCES "Registration"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema cannot say: one live registration of a contact for a session, and figures that cannot be.
CREATE UNIQUE INDEX "Registration_live_key" ON "Registration"("sessionId", "contactKind", "contact")
    WHERE "state" IN ('held', 'waiting', 'offered', 'confirmed');

ALTER TABLE "Registration" ADD CONSTRAINT "Registration_persons_check" CHECK ("persons" >= 1 AND "children" >= 0 AND "children" < "persons");
ALTER TABLE "EventSession" ADD CONSTRAINT "EventSession_seats_check" CHECK ("capacity" >= 0 AND "seatsLeft" <= "capacity" AND "waitingParties" >= 0);
