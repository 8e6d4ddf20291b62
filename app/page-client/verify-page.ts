import { sha256 } from "@noble/hashes/sha2.js";
import { isPublishedHash, verifyDraw } from "../domain/representatives/verify-draw";
import { verificationWords } from "../domain/representatives/verify-draw.words";
import type { Lang } from "../domain/text/lang";

const words = {
  zh: {
    computing: "正在计算……",
    badHash: "哈希值应当是 64 位的数字和字母 a—f。请核对后再试。",
    badFile: "这不是一份 JSON 记录文件。请重新选择。",
    noRecord: "没能下载记录。请检查网络后再试。",
    agrees: {
      "kaimen-draw": (chosen: string) => `您的浏览器重新算出的哈希值、代表和候补，与记录完全相同。代表：${chosen}。`,
      "kaimen-lottery": (chosen: string) => `您的浏览器重新算出的哈希值、中签号和候补次序，与记录完全相同。中签：${chosen}。`,
    },
    numbers: (chosen: number[]) => chosen.map((number) => `第 ${number} 号`).join("、"),
  },
  en: {
    computing: "Computing …",
    badHash: "A hash has 64 digits and letters a–f. Please check it and try again.",
    badFile: "This is not a JSON record. Please choose another file.",
    noRecord: "The record could not be downloaded. Please check your connection and try again.",
    agrees: {
      "kaimen-draw": (chosen: string) => `Hash, representatives and alternates computed by your browser are the same as in the record. Representatives: ${chosen}.`,
      "kaimen-lottery": (chosen: string) => `Hash, drawn numbers and waiting list computed by your browser are the same as in the record. Drawn: ${chosen}.`,
    },
    numbers: (chosen: number[]) => chosen.map((number) => `no. ${number}`).join(", "),
  },
} satisfies Record<Lang, unknown>;

type Part = "tools" | "hash" | "file" | "run" | "yes" | "no" | "word" | "detail";

/** Makes the draw of the page's record once more in the browser, with the same code as the server and the command line. */
function start(root: HTMLElement): void {
  const lang: Lang = root.dataset.lang === "en" ? "en" : "zh";
  const say = words[lang];
  const part = <Kind extends HTMLElement>(name: Part): Kind => {
    const found = root.querySelector<Kind>(`[data-verify="${name}"]`);
    if (!found) throw new Error(`the page has no ${name}`);
    return found;
  };
  const show = (verdict: "yes" | "no" | null, word: string, detail: string) => {
    part("yes").hidden = verdict !== "yes";
    part("no").hidden = verdict !== "no";
    part("word").classList.toggle("tone-adopted", verdict === "yes");
    part("word").classList.toggle("tone-refused", verdict === "no");
    part("word").textContent = word;
    part("detail").textContent = detail;
  };

  const verify = async () => {
    const hash = part<HTMLInputElement>("hash").value;
    if (!isPublishedHash(hash)) return show(null, "", say.badHash);
    show(null, "", say.computing);
    const record = await readRecord(root, part<HTMLInputElement>("file").files?.[0]);
    if (!record.ok) return show(null, "", record.reason === "NO_RECORD" ? say.noRecord : say.badFile);
    const verification = verifyDraw(sha256, record.value, hash);
    const { word, detail } = verificationWords(verification, lang);
    if (verification.consistent) show("yes", word, say.agrees[verification.kind](say.numbers(verification.chosen)));
    else show("no", word, detail);
  };

  part("run").addEventListener("click", () => void verify());
  part("tools").hidden = false;
}

type ReadRecord = { ok: true; value: unknown } | { ok: false; reason: "NO_RECORD" | "NOT_JSON" };

/** The chosen file, or else the record that the site publishes. */
async function readRecord(root: HTMLElement, file: File | undefined): Promise<ReadRecord> {
  let text: string;
  try {
    if (file) text = await file.text();
    else {
      const answer = await fetch(root.dataset.record ?? "", { cache: "no-store" });
      if (!answer.ok) return { ok: false, reason: "NO_RECORD" };
      text = await answer.text();
    }
  } catch {
    return { ok: false, reason: "NO_RECORD" };
  }
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return { ok: false, reason: "NOT_JSON" };
  }
}

const root = document.getElementById("verify");
if (root) start(root);
