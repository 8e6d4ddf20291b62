/** A text as it was typed, each line a paragraph. Nothing in it is read as markup. */
export function Lines({ text }: { text: string }) {
  return (
    <>
      {text.split("\n").map((line, index) => (
        <p key={index}>{line}</p>
      ))}
    </>
  );
}
