import type { ReactNode } from "react";
import { describedBy, FieldErrors, Optional, type FieldCommon } from "./field-frame";
import { errorsOf, fieldId, listValue, singleValue } from "./form-state";

export type Choice = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean };

/** One of several answers. The first answer carries the group's id, so that the error summary leads to it. */
export function RadioGroup(props: FieldCommon & { choices: Choice[] }) {
  const chosen = singleValue(props.state, props.name);
  return (
    <Group field={props}>
      {props.choices.map((choice, index) => (
        <ChoiceRow
          key={choice.value}
          type="radio"
          name={props.name}
          id={choiceId(props.name, index)}
          choice={choice}
          checked={choice.value === chosen}
        />
      ))}
    </Group>
  );
}

/** Any number of answers; they arrive as several values of one name. */
export function CheckboxGroup(props: FieldCommon & { choices: Choice[] }) {
  const chosen = listValue(props.state, props.name);
  return (
    <Group field={props}>
      {props.choices.map((choice, index) => (
        <ChoiceRow
          key={choice.value}
          type="checkbox"
          name={props.name}
          id={choiceId(props.name, index)}
          choice={choice}
          checked={chosen.includes(choice.value)}
        />
      ))}
    </Group>
  );
}

/** One statement to agree with; sends `value` (default `on`) when ticked. */
export function Checkbox(props: FieldCommon & { value?: string }) {
  const value = props.value ?? "on";
  const wrong = errorsOf(props.state, props.name).length > 0;
  const id = fieldId(props.name);
  return (
    <div className={wrong ? "field field-wrong" : "field"}>
      <FieldErrors lang={props.lang} state={props.state} name={props.name} />
      <div className="choice">
        <input
          type="checkbox"
          id={id}
          name={props.name}
          value={value}
          defaultChecked={listValue(props.state, props.name).includes(value)}
          {...describedBy(props, Boolean(props.hint))}
        />
        <div>
          <label htmlFor={id}>
            {props.label}
            <Optional lang={props.lang} optional={props.optional} />
          </label>
          {props.hint ? (
            <span className="choice-hint" id={`${id}-hint`}>
              {props.hint}
            </span>
          ) : null}
        </div>
      </div>
    </div>
  );
}

function Group({ field, children }: { field: FieldCommon; children: ReactNode }) {
  const id = fieldId(field.name);
  const wrong = errorsOf(field.state, field.name).length > 0;
  return (
    <fieldset
      className={wrong ? "field field-wrong" : "field"}
      aria-describedby={describedBy(field, Boolean(field.hint))["aria-describedby"]}
    >
      <legend className="legend">
        {field.label}
        <Optional lang={field.lang} optional={field.optional} />
      </legend>
      {field.hint ? (
        <p className="field-hint" id={`${id}-hint`}>
          {field.hint}
        </p>
      ) : null}
      <FieldErrors lang={field.lang} state={field.state} name={field.name} />
      <div>{children}</div>
    </fieldset>
  );
}

function choiceId(name: string, index: number): string {
  return index === 0 ? fieldId(name) : `${fieldId(name)}-${index + 1}`;
}

function ChoiceRow(props: { type: "radio" | "checkbox"; name: string; id: string; choice: Choice; checked: boolean }) {
  const { choice, id } = props;
  return (
    <div className="choice">
      <input
        type={props.type}
        id={id}
        name={props.name}
        value={choice.value}
        defaultChecked={props.checked}
        disabled={choice.disabled}
        aria-describedby={choice.hint ? `${id}-choice-hint` : undefined}
      />
      <div>
        <label htmlFor={id}>{choice.label}</label>
        {choice.hint ? (
          <span className="choice-hint" id={`${id}-choice-hint`}>
            {choice.hint}
          </span>
        ) : null}
      </div>
    </div>
  );
}
