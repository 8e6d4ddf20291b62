-- A questionnaire or a poll runs for days: the last day of an activity, null where it was held on one day.

ALTER TABLE "Activity" ADD COLUMN "heldUntil" TEXT;
