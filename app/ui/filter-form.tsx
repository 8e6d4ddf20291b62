import type { ReactNode } from "react";
import type { Lang } from "~/domain/text/lang";
import { InFilter } from "./filter-context";
import { HiddenFields, type HiddenValues } from "./form";
import { uiWords } from "./words";

/** Filters over a list: a plain GET form, so that a filtered list has an address. */
export function FilterForm(props: {
  lang: Lang;
  action: string;
  /** Where "clear" leads; left out when no filter is set. */
  clearHref?: string;
  hidden?: HiddenValues;
  submitLabel?: string;
  children: ReactNode;
}) {
  const words = uiWords[props.lang];
  return (
    <form className="filter-form" method="get" action={props.action} role="search" aria-label={words.filters} noValidate>
      <HiddenFields values={props.hidden ?? {}} />
      <div className="filter-fields">
        <InFilter.Provider value>{props.children}</InFilter.Provider>
        <div className="filter-actions">
          <button type="submit" className="button button-primary">
            {props.submitLabel ?? words.search}
          </button>
          {props.clearHref ? <a href={props.clearHref}>{words.clear}</a> : null}
        </div>
      </div>
    </form>
  );
}
