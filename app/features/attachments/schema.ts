import { z } from "zod";
import { lineField, optionalLine } from "~/platform/fields";
import { attachmentWords } from "./words";

/** Kinds of publications whose nouns take files. */
export const ATTACHABLE = ["section", "event"] as const;

/** The words around a file; the file itself is read beside them. */
export const attachmentForm = z.object({
  title: lineField("zh", attachmentWords.titleField, { min: 2, max: 100 }),
  alt: optionalLine("zh", attachmentWords.altField, 300),
});

export type AttachmentFields = z.output<typeof attachmentForm>;

export const removeForm = z.object({ attachmentId: z.uuid({ error: () => attachmentWords.gone }) });
