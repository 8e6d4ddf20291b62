-- CreateTable
CREATE TABLE "Hall" (
    "id" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "capacity" INTEGER NOT NULL,
    "seatsLeft" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Hall_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SessionLottery" (
    "sessionId" TEXT NOT NULL,
    "frozen" JSONB NOT NULL,
    "recordHash" TEXT NOT NULL,
    "counts" JSONB NOT NULL,
    "frozenAt" TIMESTAMPTZ(3) NOT NULL,
    "frozenById" TEXT NOT NULL,
    "record" JSONB,
    "valuePublicAt" TIMESTAMPTZ(3),
    "drawnAt" TIMESTAMPTZ(3),
    "drawnById" TEXT,

    CONSTRAINT "SessionLottery_pkey" PRIMARY KEY ("sessionId")
);

-- AlterTable
ALTER TABLE "SessionPlan" ADD COLUMN "drawAt" TIMESTAMPTZ(3),
    ADD COLUMN "drawSource" TEXT NOT NULL DEFAULT '',
    ADD COLUMN "hallId" TEXT;

-- AlterTable
ALTER TABLE "EventSession" ADD COLUMN "drawAt" TIMESTAMPTZ(3),
    ADD COLUMN "drawSource" TEXT NOT NULL DEFAULT '',
    ADD COLUMN "hallId" TEXT,
    ADD COLUMN "appliedParties" INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN "listFrozenAt" TIMESTAMPTZ(3),
    ADD COLUMN "drawnAt" TIMESTAMPTZ(3);

-- CreateIndex
CREATE UNIQUE INDEX "Hall_unitId_name_key" ON "Hall"("unitId", "name");

-- CreateIndex
CREATE INDEX "SessionPlan_hallId_idx" ON "SessionPlan"("hallId");

-- CreateIndex
CREATE INDEX "EventSession_hallId_idx" ON "EventSession"("hallId");

-- AddForeignKey
ALTER TABLE "SessionPlan" ADD CONSTRAINT "SessionPlan_hallId_fkey" FOREIGN KEY ("hallId") REFERENCES "Hall"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EventSession" ADD CONSTRAINT "EventSession_hallId_fkey" FOREIGN KEY ("hallId") REFERENCES "Hall"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionLottery" ADD CONSTRAINT "SessionLottery_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "EventSession"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- An application to a lottery is live too: one for a contact and session.
DROP INDEX "Registration_live_key";
CREATE UNIQUE INDEX "Registration_live_key" ON "Registration"("sessionId", "contactKind", "contact")
    WHERE "state" IN ('applied', 'held', 'waiting', 'offered', 'confirmed');

-- Figures that cannot be.
ALTER TABLE "Hall" ADD CONSTRAINT "Hall_seats_check" CHECK ("capacity" >= 0 AND "seatsLeft" <= "capacity");
ALTER TABLE "EventSession" ADD CONSTRAINT "EventSession_applied_check" CHECK ("appliedParties" >= 0);
