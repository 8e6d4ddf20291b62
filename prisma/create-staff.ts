import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { Secret, TOTP } from "otpauth";
import { isRole, ROLES } from "../app/domain/identity/roles";
import { hashPassword } from "../app/features/identity/sign-in-staff.server";
import { withDatabaseUrl } from "../app/platform/database-url.server";
import { requireEnv } from "../app/platform/env.server";
import { openLog } from "../app/platform/log.server";
import { openPlatform } from "../app/platform/platform.server";
import { migrate } from "./migrate";

const USAGE = `npm run staff:create -- --email <address> --name <name> --unit <id> [--unit-name <name>] --roles <role,role>
Makes an account, or gives an existing one a new password and a new authenticator. Roles: ${ROLES.join(", ")}`;

const { values } = parseArgs({
  options: { email: { type: "string" }, name: { type: "string" }, unit: { type: "string" }, "unit-name": { type: "string" }, roles: { type: "string" } },
});
const email = values.email?.trim().toLowerCase() ?? "";
const roles = (values.roles ?? "").split(",").map((role) => role.trim()).filter(Boolean);
if (!email.includes("@") || !values.name || !values.unit || roles.length === 0 || !roles.every(isRole)) {
  process.stderr.write(`${USAGE}\n`);
  process.exit(1);
}
const { name, unit: unitId } = values;
const env = requireEnv(process.env);

await withDatabaseUrl(env, async (url) => {
  await migrate(url);
  const platform = await openPlatform(env, url, env.dataDir, openLog((line) => process.stderr.write(line)));
  const now = platform.clock.now();
  const password = randomBytes(12).toString("base64url");
  const secret = new Secret({ size: 20 }).base32;
  const passwordHash = await hashPassword(password);
  await platform.unitOfWork({ now, actor: { kind: "system" } }, async (work) => {
    const unitName = values["unit-name"] ?? unitId;
    await work.tx.unit.upsert({ where: { id: unitId }, create: { id: unitId, name: unitName, nameEn: unitName, kind: "innerUnit" }, update: {} });
    const fresh = { name, unitId, passwordHash, totpSecret: secret, totpLastStep: 0, failedSignIns: 0, lockedUntil: null };
    const staff = await work.tx.staff.upsert({ where: { email }, create: { email, createdAt: now, ...fresh }, update: fresh });
    const held = await work.tx.staffRole.findMany({ where: { staffId: staff.id }, select: { role: true } });
    await work.tx.staffRole.deleteMany({ where: { staffId: staff.id } });
    await work.tx.staffRole.createMany({ data: roles.map((role) => ({ staffId: staff.id, role })) });
    // Whoever was signed in with the old password is signed out.
    await work.tx.session.deleteMany({ where: { staffId: staff.id } });
    await work.record({ action: "staff.credentials-issued", nounKind: "staff", nounId: staff.id, detail: { roles, rolesBefore: held.map(({ role }) => role).sort() } });
    return { ok: true };
  });
  await platform.close();
  const uri = new TOTP({ issuer: "Kaimen", label: email, secret: Secret.fromBase32(secret) }).toString();
  process.stdout.write(`Account: ${email}\nPassword: ${password}\nAuthenticator: ${uri}\nHand both over in person; they are shown this once.\n`);
});
