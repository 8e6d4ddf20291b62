import { PublicPage } from "~/routes/page-frame";

export default function Home() {
  return (
    <PublicPage>
      <h1>开门</h1>
    </PublicPage>
  );
}
