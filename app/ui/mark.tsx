/** The mark of the product: a door leaf ajar and the light that falls out of it. One colour, taken from the text around it. */
export function Mark() {
  return (
    <svg viewBox="0 0 26 32" width="26" height="32" aria-hidden="true" focusable="false">
      <path d="M3 27V2h20v25h-2.5V4.5H5.5V27z" fill="currentColor" />
      <path d="M4.5 4 14 8v15.5L4.5 27z" fill="currentColor" />
      <path d="M14 25.5h6.5L26 32H9.5z" fill="currentColor" />
    </svg>
  );
}
