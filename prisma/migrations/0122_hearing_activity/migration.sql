-- A hearing whose record is public is an activity of the consultation, once.

ALTER TABLE "Activity" ADD COLUMN "hearingId" TEXT;
CREATE UNIQUE INDEX "Activity_hearingId_key" ON "Activity"("hearingId");
ALTER TABLE "Activity" ADD CONSTRAINT "Activity_hearingId_fkey" FOREIGN KEY ("hearingId") REFERENCES "Hearing"("id") ON DELETE SET NULL ON UPDATE CASCADE;
