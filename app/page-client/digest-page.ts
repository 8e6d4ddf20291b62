import { sha256 } from "@noble/hashes/sha2.js";
import { verifyInclusion } from "../domain/consultation/daily-digest";
import { digestVerificationWords } from "../domain/consultation/daily-digest.words";
import type { Lang } from "../domain/text/lang";

const words = {
  zh: { computing: "正在计算……", noProof: "没能读取证明。请检查网络或者文件后再试。" },
  en: { computing: "Computing …", noProof: "The proof could not be read. Please check your connection or the file and try again." },
} satisfies Record<Lang, unknown>;

/** Computes the proof of the page's receipt again in the browser, with the same code as the server and the command line. */
function start(page: HTMLElement): void {
  const lang: Lang = page.dataset.lang === "en" ? "en" : "zh";
  const part = <Kind extends HTMLElement>(name: "tools" | "root" | "file" | "run" | "word" | "detail"): Kind => {
    const found = page.querySelector<Kind>(`[data-verify="${name}"]`);
    if (!found) throw new Error(`the page has no ${name}`);
    return found;
  };
  const show = (verdict: "adopted" | "refused" | null, word: string, detail: string) => {
    part("word").classList.toggle("tone-adopted", verdict === "adopted");
    part("word").classList.toggle("tone-refused", verdict === "refused");
    part("word").textContent = word;
    part("detail").textContent = detail;
  };
  const verify = async () => {
    show(null, "", words[lang].computing);
    let proof: unknown;
    try {
      const file = part<HTMLInputElement>("file").files?.[0];
      const text = file ? await file.text() : await (await fetch(page.dataset.proof ?? "", { cache: "no-store" })).text();
      proof = JSON.parse(text);
    } catch {
      return show(null, "", words[lang].noProof);
    }
    const verification = verifyInclusion(sha256, proof, part<HTMLInputElement>("root").value);
    const { word, detail } = digestVerificationWords(verification, lang);
    show(verification.consistent ? "adopted" : "refused", word, detail);
  };
  part("run").addEventListener("click", () => void verify());
  part("tools").hidden = false;
}

const page = document.getElementById("verify");
if (page) start(page);
