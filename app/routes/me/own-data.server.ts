import { ownOpinionData } from "~/features/consultation/own-data.server";
import { ownAccountData } from "~/features/identity/remove-citizen.server";
import type { CitizenViewer } from "~/features/identity/viewer.server";
import { ownRegistrationData } from "~/features/open-month/own-data.server";
import { ownApplicationData } from "~/features/representatives/own-data.server";
import type { Platform } from "~/platform/platform.server";

/** Answers to questionnaires cannot be in anybody's file, and the file says so. */
const NO_QUESTIONNAIRES = "问卷不记名，答卷与任何人都没有关联，无法列出。 Questionnaires are answered without a name; no answer can be connected with anybody, so none can be listed.";

/** All that hangs on the person's proved contact, from every noun that keeps something (Personal Information Protection Law, article 45). */
export async function ownData({ db }: Platform, viewer: CitizenViewer) {
  const contact = { kind: viewer.contactKind, value: viewer.contact };
  const [{ opinions, follows }, { registrations, calendarFeed }, applications, { messages, sessions }] = await Promise.all([
    ownOpinionData(db, contact),
    ownRegistrationData(db, viewer.id, contact),
    ownApplicationData(db, viewer.id),
    ownAccountData(db, viewer.id, contact),
  ]);
  return { contact: viewer.contact, name: viewer.name, opinions, follows, registrations, calendarFeed, applications, messages, sessions, questionnaires: NO_QUESTIONNAIRES };
}
