import Markdown from "react-markdown";
import remarkGfm from "remark-gfm";

/** Text that officials write in Markdown. HTML in it is shown as text; headings start below the page's own. */
export function MarkdownText({ children }: { children: string }) {
  return (
    <div className="prose">
      <Markdown
        remarkPlugins={[remarkGfm]}
        components={{
          h1: ({ children }) => <h3>{children}</h3>,
          h2: ({ children }) => <h3>{children}</h3>,
          h3: ({ children }) => <h4>{children}</h4>,
        }}
      >
        {children}
      </Markdown>
    </div>
  );
}
