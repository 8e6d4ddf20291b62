export default function Todo() {
  return <h1>待办</h1>;
}
