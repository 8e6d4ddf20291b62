/** What was sent, by field name; a field with several boxes holds a list. */
export type FormValues = Record<string, string | string[] | undefined>;

/** Sentences by field name; the name `""` holds what concerns the form as a whole. */
export type FormErrors = Record<string, string[] | undefined>;

/** One shape for every form: nothing typed is lost and each sentence knows its field. */
export type FormState = { values: FormValues; errors: FormErrors };

export const emptyForm: FormState = { values: {}, errors: {} };

/** The id of a field's control; error summaries and labels point to it. `sessions[0].size` becomes `field-sessions-0-size`. */
export function fieldId(name: string): string {
  return `field-${name.replace(/[^A-Za-z0-9_]+/g, "-").replace(/-$/, "")}`;
}

/** The value of a field that holds one text. */
export function singleValue(state: FormState, name: string): string {
  const value = state.values[name];
  return (Array.isArray(value) ? value[0] : value) ?? "";
}

/** The values of a field that holds several. */
export function listValue(state: FormState, name: string): string[] {
  const value = state.values[name];
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/** The sentences of one field, or an empty list. */
export function errorsOf(state: FormState, name: string): string[] {
  return state.errors[name] ?? [];
}

/** All sentences in the order of their fields, with the field's name. */
export function allErrors(errors: FormErrors): { name: string; sentence: string }[] {
  return Object.entries(errors).flatMap(([name, sentences]) => (sentences ?? []).map((sentence) => ({ name, sentence })));
}
