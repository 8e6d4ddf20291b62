-- Questionnaires beside a consultation and their answers, which name nobody (Decree 713 Art. 14).

CREATE TABLE "Questionnaire" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "windowId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "titleEn" TEXT NOT NULL DEFAULT '',
    "introduction" TEXT NOT NULL,
    "introductionEn" TEXT NOT NULL DEFAULT '',
    "opensAt" TIMESTAMPTZ(3) NOT NULL,
    "closesAt" TIMESTAMPTZ(3) NOT NULL,
    "questions" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "publishedAt" TIMESTAMPTZ(3),
    "activityId" TEXT,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Questionnaire_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "Questionnaire_slug_key" ON "Questionnaire"("slug");
CREATE UNIQUE INDEX "Questionnaire_activityId_key" ON "Questionnaire"("activityId");
CREATE INDEX "Questionnaire_windowId_idx" ON "Questionnaire"("windowId");
ALTER TABLE "Questionnaire" ADD CONSTRAINT "Questionnaire_windowId_fkey" FOREIGN KEY ("windowId") REFERENCES "ConsultationWindow"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Questionnaire" ADD CONSTRAINT "Questionnaire_activityId_fkey" FOREIGN KEY ("activityId") REFERENCES "Activity"("id") ON DELETE SET NULL ON UPDATE CASCADE;

CREATE TABLE "QuestionnaireAnswer" (
    "id" TEXT NOT NULL,
    "questionnaireId" TEXT NOT NULL,
    "submission" TEXT NOT NULL,
    "lang" TEXT NOT NULL,
    "values" JSONB NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "QuestionnaireAnswer_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "QuestionnaireAnswer_questionnaireId_submission_key" ON "QuestionnaireAnswer"("questionnaireId", "submission");
CREATE INDEX "QuestionnaireAnswer_questionnaireId_id_idx" ON "QuestionnaireAnswer"("questionnaireId", "id");
ALTER TABLE "QuestionnaireAnswer" ADD CONSTRAINT "QuestionnaireAnswer_questionnaireId_fkey" FOREIGN KEY ("questionnaireId") REFERENCES "Questionnaire"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
