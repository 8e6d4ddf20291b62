import { z } from "zod";
import { isDay } from "~/domain/calendar/shanghai";
import { optionalText } from "~/platform/fields";

const address = "请填写完整的网址，以 https:// 或者 http:// 开头。";
const day = "请填写原公布日期，样式为“2026-03-20”。";

/** An address on the web, or nothing. */
export function webAddress(sentence = address) {
  return z
    .url({ protocol: /^https?$/, error: () => sentence })
    .max(500, { error: () => sentence })
    .optional()
    .transform((value) => value ?? "");
}

/** What goes with the table. `original…` is for a catalogue that had been published before it came here. */
export const importForm = z
  .object({
    reason: optionalText("zh", "调整理由", 500),
    originalOn: z
      .string()
      .trim()
      .refine(isDay, { error: () => day })
      .optional(),
    originalAddress: webAddress(),
    skip: z.array(z.string().regex(/^\d{1,6}$/)).transform((rows) => new Set(rows.map(Number))),
    /** Names of the table beside the units that they mean, in the same order; anything that is no unit of ours means none. */
    unknownUnit: z.array(z.string().max(200).catch("")),
    unitFor: z.array(z.string().regex(/^[\w-]{0,60}$/).catch("")),
  })
  .refine(({ originalOn, originalAddress }) => originalOn !== undefined || originalAddress === "", { path: ["originalOn"], error: () => day });
