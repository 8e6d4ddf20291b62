import { ownOpinionData } from "~/features/consultation/own-data.server";
import { ownMessageData } from "~/features/identity/remove-citizen.server";
import type { CitizenViewer } from "~/features/identity/viewer.server";
import { ownRegistrationData } from "~/features/open-month/own-data.server";
import { ownApplicationData } from "~/features/representatives/own-data.server";
import type { Platform } from "~/platform/platform.server";

/** All that hangs on the person's proved contact, from every noun that keeps something (Personal Information Protection Law, article 45). */
export async function ownData({ db }: Platform, viewer: CitizenViewer) {
  const contact = { kind: viewer.contactKind, value: viewer.contact };
  const [{ opinions, follows }, registrations, applications, messages] = await Promise.all([
    ownOpinionData(db, contact),
    ownRegistrationData(db, contact),
    ownApplicationData(db, viewer.id),
    ownMessageData(db, contact),
  ]);
  return { contact: viewer.contact, name: viewer.name, opinions, follows, registrations, applications, messages };
}
