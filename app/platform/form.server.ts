import { parseWithZod } from "@conform-to/zod/v4";
import type { z } from "zod";
import { refusal } from "./http.server";

/** What was typed and what is wrong with it, in the shape that the form kit shows. */
export interface FormFault {
  values: Record<string, string | string[] | undefined>;
  errors: Record<string, string[] | undefined>;
}

/** The body as form data. A body that is none is refused as a broken request. */
export async function formDataOf(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch {
    throw refusal("BROKEN_REQUEST");
  }
}

/**
 * Reads and checks a form. The schema's messages are sentences in the visitor's language already. On a fault everything
 * typed comes back, except files.
 */
export function readForm<Schema extends z.ZodType>(
  form: FormData,
  schema: Schema,
): { ok: true; value: z.output<Schema>; values: FormFault["values"] } | { ok: false; fault: FormFault } {
  const values = typedValues(form);
  const submission = parseWithZod(form, { schema });
  if (submission.status === "success") return { ok: true, value: submission.value, values };
  const errors = Object.fromEntries(Object.entries(submission.error ?? {}).map(([name, sentences]) => [name, sentences ?? undefined]));
  return { ok: false, fault: { values, errors } };
}

/** A fault of the form as a whole or of one field, found after reading it. */
export function formFault(values: FormFault["values"], sentence: string, field = ""): FormFault {
  return { values, errors: { [field]: [sentence] } };
}

function typedValues(form: FormData): FormFault["values"] {
  const values: Record<string, string | string[]> = {};
  for (const name of new Set(form.keys())) {
    const texts = form.getAll(name).filter((value) => typeof value === "string");
    values[name] = texts.length === 1 ? texts[0]! : texts;
  }
  return values;
}
