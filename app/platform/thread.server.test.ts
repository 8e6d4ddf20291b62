import { expect, it } from "vitest";
import { Thread } from "./thread.server";

const LETTERS = new URL("../features/consultation/letters-thread.server.ts", import.meta.url);

it("a thread answers one question after the other and keeps what it was told", async () => {
  const thread = new Thread<unknown, { leaders: number[] }>(LETTERS);
  const letter = "平时停车的收费标准应当在入口公示，并写明投诉电话。";
  expect((await thread.ask({ kind: "near", texts: [letter, "夜间施工噪声太大，影响老人休息。"] })).leaders).toEqual([0, 1]);
  expect((await thread.ask({ kind: "near", texts: [`${letter}谢谢。`] })).leaders).toEqual([0]);
  await thread.stop();
});

it("what goes wrong in a thread reaches whoever asks, and not the process", async () => {
  const missing = new Thread(new URL("./not-there.ts", import.meta.url));
  await expect(missing.ask({})).rejects.toThrow("not-there");
  await expect(missing.ask({})).rejects.toThrow("not-there");
  const broken = new Thread(LETTERS);
  await expect(broken.ask({ kind: "near" })).rejects.toThrow(TypeError);
  await broken.stop();
});
