import { z } from "zod";
import { purgeHearings } from "./features/activities/purge-hearings.server";
import { applyAuditRetention, AUDIT_RETENTION } from "./features/audit/apply-retention.server";
import { checkChain, VERIFY_AUDIT } from "./features/audit/check-chain.server";
import { PUBLISH_AUDIT_HEAD, publishAuditHead } from "./features/audit/publish-head.server";
import { SEAL_AUDIT, sealAuditRows } from "./features/audit/seal-rows.server";
import { publishDigests } from "./features/consultation/publish-digests.server";
import { purgeOpinions } from "./features/consultation/remove-identity.server";
import { TELL_FOLLOWERS, tellFollowers } from "./features/consultation/tell-followers.server";
import { GROUP_OPINIONS, groupOpinions } from "./features/consultation/group-opinions.server";
import { TELL_AUTHORS, tellAuthors } from "./features/consultation/tell-authors.server";
import { TELL_SESSION_MOVED } from "./features/open-month/event-publication.server";
import { TELL_LOTTERY } from "./features/open-month/reveal-lottery.server";
import { tellLottery } from "./features/open-month/tell-lottery.server";
import { purgeRegistrations } from "./features/open-month/purge-registrations.server";
import { tellSessionMoved } from "./features/open-month/tell-session-moved.server";
import { BUILD_ARCHIVE, buildArchive } from "./features/procedure/build-archive.server";
import { purgeApplications } from "./features/representatives/remove-applications.server";
import { startJobs, type JobList, type JobPace } from "./platform/jobs.server";
import { releaseScheduled } from "./features/review/release-scheduled.server";
import { RELEASE_SCHEDULED } from "./features/review/schedule-release.server";
import { SEND_MESSAGE } from "./platform/messages.server";
import type { Platform } from "./platform/platform.server";
import { project, projectAuditHead, projectNumbers, publicationKind, showChanged } from "./publications";
import { watchCalendar } from "./worker/watch-calendar";
import { purgeExpired } from "./worker/purge-expired";
import { sendMessage } from "./worker/send-message";

/**
 * The background process: every job of the product by its name, and what runs by the clock. A feature exports what its job does from a
 * `*.server.ts`; here it gets its name. Payloads hold ids, never personal data.
 */
export function jobList(platform: Platform): JobList {
  return {
    jobs: {
      [SEND_MESSAGE]: (payload, context) => sendMessage(platform, idIn(payload), context),
      "purge-expired": () => purgeExpired(platform),
      [GROUP_OPINIONS]: (payload, context) => groupOpinions(platform, () => platform.clock.now(), payload, context),
      [TELL_AUTHORS]: (payload) => tellAuthors(platform, platform.clock.now(), payload),
      [TELL_FOLLOWERS]: (payload) => tellFollowers(platform, platform.clock.now(), payload),
      [TELL_SESSION_MOVED]: (payload) => tellSessionMoved(platform, platform.clock.now(), payload),
      [TELL_LOTTERY]: (payload) => tellLottery(platform, platform.clock.now(), payload),
      [SEAL_AUDIT]: async () => void (await sealAuditRows(platform.db, platform.clock.now())),
      [PUBLISH_AUDIT_HEAD]: () => publishAuditHead(platform, platform.clock.now(), projectAuditHead),
      [VERIFY_AUDIT]: (payload) => checkChain(platform, platform.clock.now(), "id" in payload ? idIn(payload) : null),
      [AUDIT_RETENTION]: () => applyAuditRetention(platform, platform.clock.now()),
      "watch-calendar": () => watchCalendar(platform),
      [BUILD_ARCHIVE]: (payload, context) => context.exclusively(`archive ${idIn(payload)}`, () => buildArchive(platform, platform.clock.now(), payload)),
      [RELEASE_SCHEDULED]: (payload) => releaseScheduled(platform, platform.clock.now(), payload, { kindOf: publicationKind, project }),
      "publish-digests": () => publishDigests(platform, platform.clock.now(), projectNumbers),
      "purge-opinions": () => purgeOpinions(platform, platform.clock.now(), showChanged),
      "purge-registrations": () => purgeRegistrations(platform, platform.clock.now()),
      "purge-applications": () => purgeApplications(platform, platform.clock.now()),
      "purge-hearings": () => purgeHearings(platform, platform.clock.now()),
    },
    // In UTC: Shanghai is eight hours ahead.
    schedule: [
      "*/10 * * * * purge-expired",
      "30 17 * * * purge-registrations",
      "10 16 * * * publish-digests",
      "50 17 * * * purge-opinions",
      "20 17 * * * purge-applications",
      "25 17 * * * purge-hearings",
      `* * * * * ${SEAL_AUDIT}`,
      `58 * * * * ${PUBLISH_AUDIT_HEAD}`,
      `40 17 * * * ${AUDIT_RETENTION}`,
      `10 18 * * * ${VERIFY_AUDIT}`,
      "0 0 * * * watch-calendar",
    ],
  };
}

/** Starts the jobs in this process, beside the web server or, with `KAIMEN_ROLE=worker`, alone. `stop` lets running ones finish. */
export function startWorker(platform: Platform, databaseUrl: string, pace?: JobPace): Promise<{ stop(): Promise<void> }> {
  return startJobs(platform, databaseUrl, jobList(platform), pace);
}

const payloadWithId = z.object({ id: z.string() });

function idIn(payload: unknown): string {
  return payloadWithId.parse(payload).id;
}
