import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { startApp } from "../support/app-process";
import { demoDatabase } from "../support/demo-database";
import { visitor } from "../support/http";

describe("the app on a bare machine", () => {
  it("starts with its own database, survives being killed, and is not signed out by it", async () => {
    const app = await startApp({ databaseUrl: null });
    expect(app.stdout()).toContain(app.origin);
    const clerk = visitor(app.origin);
    const signedIn = await clerk.post("/sign-in/demo", new URLSearchParams({ persona: "clerk" }));
    expect([signedIn.status, signedIn.location]).toEqual([303, "/desk"]);
    expect((await clerk.get("/desk")).status).toBe(200);

    await app.kill();
    await expect(clerk.get("/")).rejects.toThrow();
    await app.start();
    expect((await clerk.get("/desk")).status).toBe(200);

    await app.stop();
    const last = fs.readFileSync(path.join(app.dataDir, "postgres", "server.log"), "utf8").trimEnd().split("\n").at(-1);
    expect(last).toContain("database system is shut down");
  }, 180_000);

  it("runs split in two: one process for pages, one for jobs, on one database", async () => {
    const databaseUrl = await demoDatabase();
    const web = await startApp({ databaseUrl, env: { KAIMEN_ROLE: "web" } });
    const worker = await startApp({ databaseUrl, env: { KAIMEN_ROLE: "worker" } });
    expect((await visitor(web.origin).get("/")).status).toBe(200);
    await expect(visitor(worker.origin).get("/")).rejects.toThrow();
    await worker.stop();
    expect((await visitor(web.origin).get("/system/health")).status).toBe(200);
  }, 180_000);

  it("does not start with a broken configuration and names what is wrong", async () => {
    await expect(startApp({ databaseUrl: null, env: { KAIMEN_DEMO: "0", KAIMEN_SECRET: "", PUBLIC_URL: "" } })).rejects.toThrow(
      /KAIMEN_SECRET: missing[\s\S]*PUBLIC_URL: missing/,
    );
  }, 180_000);
});
