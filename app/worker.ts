import { z } from "zod";
import { TELL_AUTHORS, tellAuthors } from "./features/consultation/tell-authors.server";
import { TELL_SESSION_MOVED } from "./features/open-month/event-publication.server";
import { purgeRegistrations } from "./features/open-month/purge-registrations.server";
import { tellSessionMoved } from "./features/open-month/tell-session-moved.server";
import { BUILD_ARCHIVE, buildArchive } from "./features/procedure/build-archive.server";
import { startJobs, type JobList, type JobPace } from "./platform/jobs.server";
import { SEND_MESSAGE } from "./platform/messages.server";
import type { Platform } from "./platform/platform.server";
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
      [TELL_AUTHORS]: (payload) => tellAuthors(platform, platform.clock.now(), payload),
      [TELL_SESSION_MOVED]: (payload) => tellSessionMoved(platform, platform.clock.now(), payload),
      [BUILD_ARCHIVE]: (payload, context) => context.exclusively(`archive ${idIn(payload)}`, () => buildArchive(platform, platform.clock.now(), payload)),
      "purge-registrations": () => purgeRegistrations(platform, platform.clock.now()),
    },
    // In UTC: Shanghai is eight hours ahead.
    schedule: ["*/10 * * * * purge-expired", "30 17 * * * purge-registrations"],
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
