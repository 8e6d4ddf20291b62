import { cleanText } from "../domain/text/clean";
import { countCharacters } from "../domain/text/graphemes";

/** Somebody who listens is told after a pause, not at every letter. */
const PAUSE_MS = 1000;

/**
 * Says below a long text how many characters it has, counted as the server counts them. Without this module the limit stands in the
 * hint and the server counts. Nothing is cut off while typing.
 */
function start(counter: HTMLElement): void {
  const field = document.getElementById(counter.dataset.countOf ?? "");
  const told = counter.nextElementSibling;
  if (!(field instanceof HTMLTextAreaElement) || !(told instanceof HTMLElement)) return;
  const limit = Number(counter.dataset.limit);
  const sentence = () => {
    const cleaned = cleanText(field.value);
    const count = countCharacters(cleaned.ok ? cleaned.text : field.value);
    const isOver = count > limit;
    counter.classList.toggle("tone-refused", isOver);
    const words = (isOver ? counter.dataset.over : counter.dataset.within) ?? "";
    return words.replace("{count}", String(count)).replace("{rest}", String(Math.abs(limit - count)));
  };
  let pause: ReturnType<typeof setTimeout> | undefined;
  field.addEventListener("input", () => {
    counter.textContent = sentence();
    clearTimeout(pause);
    pause = setTimeout(() => (told.textContent = counter.textContent), PAUSE_MS);
  });
  counter.textContent = sentence();
  counter.hidden = false;
}

for (const counter of document.querySelectorAll<HTMLElement>("[data-count-of]")) start(counter);
