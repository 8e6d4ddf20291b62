type Props = { [name: string]: string | boolean | ((event: Event) => void) | undefined };

/** An element with attributes and children. Functions listen; texts stay texts, so that nothing scanned becomes markup. */
export function element<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, props: Props, ...children: (Node | string | null)[]): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === "function") made.addEventListener(name, value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== undefined && value !== false) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** Puts these children in place of the present ones. */
export function fill(parent: Element, ...children: (Node | string | null)[]): void {
  parent.replaceChildren(...children.filter((child) => child !== null));
}
