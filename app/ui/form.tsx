import { useContext, type ReactNode } from "react";
import type { Lang } from "~/domain/text/lang";
import { describedBy, FieldFrame, type FieldCommon } from "./field-frame";
import { InFilter } from "./filter-context";
import { allErrors, fieldId, singleValue, type FormErrors } from "./form-state";
import { Shape } from "./shape";
import { uiWords } from "./words";

export type HiddenValues = Record<string, string | number | undefined>;

/**
 * A form that is sent to the server and checked there; the browser's own messages are off because they would come
 * in the browser's language and one at a time.
 */
export function PostForm(props: { action?: string; files?: boolean; hidden?: HiddenValues; className?: string; children: ReactNode }) {
  return (
    <form
      method="post"
      action={props.action}
      encType={props.files ? "multipart/form-data" : undefined}
      className={props.className ?? "form"}
      noValidate
    >
      <HiddenFields values={props.hidden ?? {}} />
      {props.children}
    </form>
  );
}

export function HiddenFields({ values }: { values: HiddenValues }) {
  return (
    <>
      {Object.entries(values).map(([name, value]) =>
        value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
    </>
  );
}

/**
 * Everything that needs correcting, above the form. It takes the focus when the page arrives, so that it is read
 * first without any script; each line leads to its field. Renders nothing when there is no error.
 */
export function ErrorSummary({ lang, errors }: { lang: Lang; errors: FormErrors }) {
  const words = uiWords[lang];
  const list = allErrors(errors);
  if (list.length === 0) return null;
  return (
    <section className="error-summary" aria-labelledby="error-summary-title" id="errors" tabIndex={-1} autoFocus>
      <h2 className="error-summary-title" id="error-summary-title">
        <Shape name="error" />
        {words.errorsTitle(list.length)}
      </h2>
      <p>{words.errorsHint}</p>
      <ul>
        {list.map(({ name, sentence }) => (
          <li key={`${name} ${sentence}`}>{name === "" ? sentence : <a href={`#${fieldId(name)}`}>{sentence}</a>}</li>
        ))}
      </ul>
    </section>
  );
}

export type InputType =
  | "text"
  | "tel"
  | "email"
  | "number"
  | "date"
  | "time"
  | "datetime-local"
  | "password"
  | "search"
  | "url"
  | "file";

/** One line of input. What was typed comes back except passwords and files, which a browser never takes back. */
export function Field(
  props: FieldCommon & {
    type?: InputType;
    autoComplete?: string;
    inputMode?: "text" | "numeric" | "tel" | "email" | "decimal" | "search";
    maxLength?: number;
    min?: string | number;
    max?: string | number;
    step?: string | number;
    accept?: string;
    multiple?: boolean;
    width?: "full" | "short" | "code";
  },
) {
  const words = uiWords[props.lang];
  const { type = "text", width = "full" } = props;
  const required = useRequired(props);
  const keepsValue = type !== "password" && type !== "file";
  const fileLost = type === "file" && Object.values(props.state.errors).some((sentences) => sentences?.length);
  const hint = fileLost ? joinHints(props.hint, words.fileAgain) : props.hint;
  return (
    <FieldFrame field={props} hint={hint}>
      <input
        id={fieldId(props.name)}
        className={width === "full" ? "control" : `control control-${width}`}
        type={type}
        name={props.name}
        defaultValue={keepsValue ? singleValue(props.state, props.name) : undefined}
        required={required}
        autoComplete={props.autoComplete}
        inputMode={props.inputMode}
        maxLength={props.maxLength}
        min={props.min}
        max={props.max}
        step={props.step}
        accept={props.accept}
        multiple={props.multiple}
        {...describedBy(props, Boolean(hint))}
      />
    </FieldFrame>
  );
}

/**
 * Several lines. The limit is told in words and not enforced while typing: cutting a pasted text off would lose it. `isCounted` leaves
 * room for what the page's module `count-characters` says of it.
 */
export function TextArea(props: FieldCommon & { rows?: number; limit?: { min?: number; max: number }; isCounted?: boolean }) {
  const words = uiWords[props.lang];
  const limit =
    props.limit === undefined
      ? undefined
      : props.limit.min === undefined
        ? words.charactersUpTo(props.limit.max)
        : words.charactersBetween(props.limit.min, props.limit.max);
  const hint = joinHints(props.hint, limit);
  const required = useRequired(props);
  return (
    <FieldFrame field={props} hint={hint}>
      <textarea
        id={fieldId(props.name)}
        className="control"
        name={props.name}
        rows={props.rows ?? 6}
        defaultValue={singleValue(props.state, props.name)}
        required={required}
        {...describedBy(props, Boolean(hint))}
      />
      {props.limit === undefined || !props.isCounted ? null : (
        <>
          <p className="field-hint" aria-hidden="true" hidden data-count-of={fieldId(props.name)} data-limit={props.limit.max} data-within={words.characterCount} data-over={words.charactersOver} />
          <p className="visually-hidden" role="status" />
        </>
      )}
    </FieldFrame>
  );
}

export type Option = { value: string; label: string };

/** A closed list; `placeholder` is the words of the empty choice, `false` when one option is always chosen. */
export function Select(props: FieldCommon & { options: Option[]; placeholder?: string | false }) {
  const required = useRequired(props);
  return (
    <FieldFrame field={props} hint={props.hint}>
      <select
        id={fieldId(props.name)}
        className="control"
        name={props.name}
        defaultValue={singleValue(props.state, props.name)}
        required={required}
        {...describedBy(props, Boolean(props.hint))}
      >
        {props.placeholder === false ? null : <option value="">{props.placeholder ?? uiWords[props.lang].choose}</option>}
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

/** A button that sends the form; `name` and `value` tell several buttons of one form apart. */
export function SubmitButton(props: {
  variant?: "primary" | "plain" | "danger";
  small?: boolean;
  name?: string;
  value?: string;
  formAction?: string;
  disabled?: boolean;
  children: ReactNode;
}) {
  const className = `button button-${props.variant ?? "primary"}${props.small ? " button-small" : ""}`;
  return (
    <button
      type="submit"
      className={className}
      name={props.name}
      value={props.value}
      formAction={props.formAction}
      disabled={props.disabled}
    >
      {props.children}
    </button>
  );
}

/** A link that looks like a button: it opens a page and changes nothing. */
export function ButtonLink(props: { href: string; variant?: "primary" | "plain"; small?: boolean; children: ReactNode }) {
  return (
    <a className={`button button-${props.variant ?? "primary"}${props.small ? " button-small" : ""}`} href={props.href}>
      {props.children}
    </a>
  );
}

/** A field must be filled in unless it is called optional or filters a list. */
function useRequired(field: FieldCommon): boolean {
  return !useContext(InFilter) && !field.optional;
}

function joinHints(first: ReactNode, second: ReactNode): ReactNode {
  if (!first) return second;
  if (!second) return first;
  return (
    <>
      {first} {second}
    </>
  );
}
