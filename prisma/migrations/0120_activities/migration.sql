-- Activities: their time of day, whom they reached by a kind, and the opinions that were heard there.

ALTER TABLE "Activity" ADD COLUMN "heldAt" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Activity" ADD COLUMN "audienceKind" TEXT;

ALTER TABLE "Opinion" ADD COLUMN "activityId" TEXT;
CREATE INDEX "Opinion_activityId_idx" ON "Opinion"("activityId");
ALTER TABLE "Opinion" ADD CONSTRAINT "Opinion_activityId_fkey" FOREIGN KEY ("activityId") REFERENCES "Activity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
