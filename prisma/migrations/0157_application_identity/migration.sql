-- When an applicant's identity was deleted: number and screening stay, for the sums beside the draw.

ALTER TABLE "RepresentativeApplication" ADD COLUMN "identityRemovedAt" TIMESTAMPTZ(3);
