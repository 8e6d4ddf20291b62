import type { Page } from "playwright-core";
import { expect } from "vitest";
import { axe } from "./browser";

/** The people without whom nothing becomes public, each at a page of their own. */
export interface DeskPeople {
  drafter: Page;
  unitReviewer: Page;
  reviewer: Page;
  publisher: Page;
}

/** Signs a persona of the demo in. */
export async function personAt(origin: string, page: Promise<Page>, persona: string): Promise<Page> {
  const opened = await page;
  await opened.goto(`${origin}/sign-in`);
  await opened.locator(`form:has(input[name=persona][value=${persona}]) button`).click();
  return opened;
}

/** Fills fields by their name and presses the form's button. */
export async function send(page: Page, form: string, values: Record<string, string>, button?: string): Promise<void> {
  const scope = page.locator(form).first();
  for (const [name, value] of Object.entries(values)) {
    const field = scope.locator(`[name="${name}"]`);
    const type = await field.first().getAttribute("type");
    const tag = await field.first().evaluate((element) => element.tagName);
    if (type === "radio" || type === "checkbox") await scope.locator(`[name="${name}"][value="${value}"]`).check({ force: true });
    else if (tag === "SELECT") await field.selectOption(value);
    else await field.fill(value);
  }
  await (button ? scope.getByRole("button", { name: button }) : scope.locator("button[type=submit]").last()).click();
  await page.waitForLoadState("load");
}

/** Whoever has it before them approves; the secrecy reviewer answers what the scan found. */
export async function approve(reviewer: Page): Promise<void> {
  for (const answer of await reviewer.locator("textarea[name^=answer-]").all()) await answer.fill("单位公开信息，可以公开。");
  await send(reviewer, "form:has(input[value=review])", {
    attribute: "proactiveDisclosure", stateSecret: "clear", workSecret: "clear", sensitiveContent: "clear", personalData: "clear", conclusion: "approved",
  });
}

/** Takes a publication through both reviews and release. */
export async function release({ drafter, unitReviewer, reviewer, publisher }: DeskPeople, address: string, check = true): Promise<void> {
  await drafter.goto(address);
  await send(drafter, "form:has(input[value=submit])", {});
  for (const person of [unitReviewer, reviewer]) {
    await person.goto(address);
    if (check) await axe(person);
    await approve(person);
  }
  await publisher.goto(address);
  if (check) await axe(publisher);
  await send(publisher, "form:has(input[value=publish])", {});
  expect(await publisher.locator("main").innerText()).toContain("已发布");
}
