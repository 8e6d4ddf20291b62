import { decideRegistration } from "~/domain/open-month/registration";
import { sessionTimeInWords } from "~/domain/open-month/event.words";
import { sessionForm } from "~/features/open-month/schema";
import { registrationWindowWords } from "~/features/open-month/words";

/** Prints what a session typed at the desk says and decides around its opening second, so that a test can compare time zones. */
const session = sessionForm.parse({
  startsAt: "2026-08-20T09:30",
  endsAt: "2026-08-20T11:00",
  doorsOpenAt: "2026-08-20T09:00",
  doorsCloseAt: "2026-08-20T10:00",
  registrationOpensAt: "2026-08-12T10:00",
  registrationClosesAt: "2026-08-19T18:00",
  capacity: "4",
  maxPartySize: "4",
});
const { registrationOpensAt: opensAt, registrationClosesAt: closesAt, startsAt, endsAt } = session;
const window = { opensAt, closesAt, startsAt, cancelledAt: null };
const seats = { capacity: 4, maxPartySize: 4, seasonLimit: 3, seatsLeft: 4, waitingParties: 0, hasWaitingList: true, lottery: null };
const request = { sessionId: "one", persons: 1, children: 0, contactConfirmed: true, whenFull: "wait" as const };

process.stdout.write(`offset ${opensAt.getTimezoneOffset()}\n`);
process.stdout.write(`${opensAt.toISOString()} ${sessionTimeInWords(startsAt, endsAt, "zh")}\n`);
process.stdout.write(`${registrationWindowWords.zh({ state: "not-open-yet", opensAt }, opensAt, closesAt)}\n`);
for (const at of ["2026-08-12T01:59:59.900Z", "2026-08-12T02:00:00.000Z", "2026-08-19T09:59:59.999Z", "2026-08-19T10:00:00.000Z"]) {
  const decision = decideRegistration(request, { ...window, ...seats }, [], new Date(at));
  process.stdout.write(`${at} ${decision.ok ? decision.state : decision.reason}\n`);
}
