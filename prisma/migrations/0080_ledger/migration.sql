-- A text as it is compared: compatibility forms (full width among them) resolved, small letters, no blanks, no punctuation.
CREATE FUNCTION kaimen_bare(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT COST 200 AS $$
  SELECT regexp_replace(lower(normalize(value, NFKC)), '[\s\u0021-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f\u3000-\u303f\ufe00-\ufe6f]+', '', 'g')
$$;

-- Every character of a text and every two that stand together: what a search for one, two or more characters asks an index for.
-- The cost keeps the planner from working it out for each row where the index would answer.
CREATE FUNCTION kaimen_tokens(value text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT COST 10000 AS $$
  SELECT coalesce(array_agg(DISTINCT token), '{}') FROM (
    SELECT unnest(ARRAY[a, a || b]) AS token
    FROM (SELECT string_to_array(public.kaimen_bare(value), NULL) AS letters) AS bare, unnest(letters, letters[2:]) AS pairs(a, b)
  ) AS tokens WHERE token IS NOT NULL
$$;

-- AlterTable
ALTER TABLE "ConsultationWindow" ADD COLUMN     "ledgerVersion" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "releases" INTEGER NOT NULL DEFAULT 0;

UPDATE "ConsultationWindow" SET "releases" = 1 WHERE "reportedAt" IS NOT NULL;

-- AlterTable
ALTER TABLE "Opinion" ADD COLUMN     "toldMark" TEXT;

-- AlterTable
ALTER TABLE "Point" ADD COLUMN     "jointId" TEXT,
ADD COLUMN     "receivedAt" TIMESTAMPTZ(3),
ADD COLUMN     "textKey" TEXT,
ADD COLUMN     "windowId" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "Theme" ADD COLUMN     "changedIdentityId" TEXT,
ADD COLUMN     "changedVersion" INTEGER,
ADD COLUMN     "dueOn" TEXT,
ADD COLUMN     "unitId" TEXT;

-- CreateTable
CREATE TABLE "JointOpinion" (
    "id" TEXT NOT NULL,
    "windowId" TEXT NOT NULL,
    "commonText" TEXT NOT NULL,
    "acceptedById" TEXT NOT NULL,
    "acceptedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "JointOpinion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GroupingRun" (
    "id" TEXT NOT NULL,
    "windowId" TEXT NOT NULL,
    "requestedById" TEXT NOT NULL,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "GroupingRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Proposal" (
    "id" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "windowId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "commonText" TEXT NOT NULL,
    "people" INTEGER NOT NULL,
    "points" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "decidedById" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "accepted" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProposalPoint" (
    "proposalId" TEXT NOT NULL,
    "pointId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "ProposalPoint_pkey" PRIMARY KEY ("proposalId","position")
);

-- CreateTable
CREATE TABLE "AnswerTemplate" (
    "id" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AnswerTemplate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReportRow" (
    "reportKey" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "author" TEXT NOT NULL,
    "authorKind" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "clause" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "themeId" TEXT,
    "disposition" TEXT NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "ReportRow_pkey" PRIMARY KEY ("reportKey","number")
);

-- CreateIndex
CREATE INDEX "JointOpinion_windowId_idx" ON "JointOpinion"("windowId");

-- CreateIndex
CREATE INDEX "GroupingRun_windowId_requestedAt_idx" ON "GroupingRun"("windowId", "requestedAt");

-- CreateIndex
CREATE INDEX "Proposal_windowId_state_position_idx" ON "Proposal"("windowId", "state", "position");

-- CreateIndex
CREATE INDEX "Proposal_runId_idx" ON "Proposal"("runId");

-- CreateIndex
CREATE UNIQUE INDEX "AnswerTemplate_unitId_title_key" ON "AnswerTemplate"("unitId", "title");

-- CreateIndex
CREATE INDEX "ReportRow_reportKey_disposition_number_idx" ON "ReportRow"("reportKey", "disposition", "number");

-- DropIndex
DROP INDEX "Opinion_windowId_clauseIdentityId_idx";

-- CreateIndex
CREATE INDEX "Opinion_windowId_clauseIdentityId_receivedAt_id_idx" ON "Opinion"("windowId", "clauseIdentityId", "receivedAt", "id");

-- CreateIndex
CREATE INDEX "Opinion_windowId_channel_receivedAt_id_idx" ON "Opinion"("windowId", "channel", "receivedAt", "id");

-- CreateIndex
CREATE INDEX "Opinion_windowId_authorKind_receivedAt_id_idx" ON "Opinion"("windowId", "authorKind", "receivedAt", "id");

-- CreateIndex
CREATE INDEX "Point_windowId_themeId_receivedAt_opinionId_position_idx" ON "Point"("windowId", "themeId", "receivedAt", "opinionId", "position");

-- CreateIndex
CREATE INDEX "Point_windowId_textKey_idx" ON "Point"("windowId", "textKey");

-- CreateIndex
CREATE INDEX "Point_windowId_disposition_idx" ON "Point"("windowId", "disposition");

-- CreateIndex
CREATE INDEX "Point_jointId_idx" ON "Point"("jointId");

-- CreateIndex
CREATE INDEX "Theme_unitId_idx" ON "Theme"("unitId");

-- AddForeignKey
ALTER TABLE "Point" ADD CONSTRAINT "Point_jointId_fkey" FOREIGN KEY ("jointId") REFERENCES "JointOpinion"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Theme" ADD CONSTRAINT "Theme_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_runId_fkey" FOREIGN KEY ("runId") REFERENCES "GroupingRun"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProposalPoint" ADD CONSTRAINT "ProposalPoint_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One grouping at a time: of two officials who ask for it at once, one starts it and the other finds it under way.
CREATE UNIQUE INDEX "GroupingRun_running_key" ON "GroupingRun"("windowId") WHERE "finishedAt" IS NULL;

CREATE INDEX "Opinion_tokens_idx" ON "Opinion" USING gin (kaimen_tokens("body"));

-- Whoever writes a point: its window, its place in the order of receipt and the mark of its words are kept beside it, so that equal
-- texts are together at once and a theme of any size is read in order from one index.
CREATE FUNCTION kaimen_place_point() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT "windowId", "receivedAt" INTO NEW."windowId", NEW."receivedAt" FROM "Opinion" WHERE "id" = NEW."opinionId";
  NEW."windowId" := coalesce(NEW."windowId", '');
  NEW."textKey" := left(encode(sha256(convert_to(nullif(kaimen_bare(NEW."text"), ''), 'UTF8')), 'hex'), 32);
  RETURN NEW;
END
$$;

CREATE TRIGGER "Point_place" BEFORE INSERT OR UPDATE OF "text", "opinionId" ON "Point" FOR EACH ROW EXECUTE FUNCTION kaimen_place_point();

UPDATE "Point" SET "text" = "text";

-- The rows of reports that are public already.
INSERT INTO "ReportRow" ("reportKey", "number", "author", "authorKind", "channel", "clause", "text", "themeId", "disposition", "reason")
SELECT d."key", (r->>'number')::int, r->>'author', r->>'authorKind', r->>'channel', r->>'clause', r->>'text', r->>'themeId', r->>'disposition', r->>'reason'
FROM "PublicDocument" d, jsonb_array_elements(d."body"->'rows') AS r WHERE d."kind" = 'report' AND d."withdrawnAt" IS NULL;

UPDATE "PublicDocument" SET "body" = "body" - 'rows' WHERE "kind" = 'report';
