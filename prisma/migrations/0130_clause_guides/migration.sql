-- A note in plain words on a single clause, published with the draft.
ALTER TABLE "Clause" ADD COLUMN "guideNote" TEXT;
