import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PackDesk } from "~/features/procedure/parts/desk-pack";
import { readPaper } from "./procedure-paper.server";

export async function loader(args: LoaderFunctionArgs) {
  const { slug, paper, isComplete } = await readPaper(args);
  return { slug, paper, isComplete };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.paper.title ?? "送审材料" }];

export default function DecisionPack() {
  return <PackDesk {...useLoaderData<typeof loader>()} />;
}
