import type { ReactNode } from "react";
import type { Lang } from "~/domain/text/lang";
import { errorsOf, fieldId, type FormState } from "./form-state";
import { Shape } from "./shape";
import { uiWords } from "./words";

/** What every field says: its name, its label, help before typing, and whether it may stay empty. */
export type FieldCommon = {
  lang: Lang;
  state: FormState;
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  optional?: boolean;
};

/** The attributes that tie a control to its hint and its errors. */
export function describedBy(props: FieldCommon, hasHint: boolean) {
  const id = fieldId(props.name);
  const wrong = errorsOf(props.state, props.name).length > 0;
  const ids = [hasHint ? `${id}-hint` : "", wrong ? `${id}-error` : ""].filter(Boolean);
  return {
    "aria-describedby": ids.length > 0 ? ids.join(" ") : undefined,
    "aria-invalid": wrong ? (true as const) : undefined,
  };
}

export function FieldErrors({ lang, state, name }: { lang: Lang; state: FormState; name: string }) {
  const sentences = errorsOf(state, name);
  if (sentences.length === 0) return null;
  return (
    <div id={`${fieldId(name)}-error`}>
      {sentences.map((sentence) => (
        <p key={sentence} className="field-error">
          <Shape name="error" />
          <span>
            <span className="visually-hidden">{uiWords[lang].errorPrefix}</span>
            {sentence}
          </span>
        </p>
      ))}
    </div>
  );
}

export function Optional({ lang, optional }: { lang: Lang; optional?: boolean }) {
  return optional ? <span className="field-optional">{uiWords[lang].optional}</span> : null;
}

/** Label, hint and errors around one control. */
export function FieldFrame({ field, hint, children }: { field: FieldCommon; hint?: ReactNode; children: ReactNode }) {
  const id = fieldId(field.name);
  const wrong = errorsOf(field.state, field.name).length > 0;
  return (
    <div className={wrong ? "field field-wrong" : "field"}>
      <label className="field-label" htmlFor={id}>
        {field.label}
        <Optional lang={field.lang} optional={field.optional} />
      </label>
      {hint ? (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      <FieldErrors lang={field.lang} state={field.state} name={field.name} />
      {children}
    </div>
  );
}
