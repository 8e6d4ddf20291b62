-- The counted results of a questionnaire stand with its activity, so that the adoption report carries what was counted when it was noted.

ALTER TABLE "Activity" ADD COLUMN "results" JSONB;
