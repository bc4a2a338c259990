/** The looks of the page and of the card page. */
export const style = `
:root {
  color-scheme: light dark;
  --ground: #f3f1ec; --paper: #ffffff; --ink: #1c1b19; --soft: #5d5a54;
  --line: #dcd8cf; --edge: #837f76; --accent: #0b5d4e; --on-accent: #ffffff;
  --good: #0b5d4e; --good-paper: #e2f2ed; --bad: #9c2b1b; --wait: #7a4a00;
  --shell: #1d1f22;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #131415; --paper: #1e2022; --ink: #f0eee9; --soft: #b3afa6;
    --line: #3a3c3f; --edge: #8d8a84; --accent: #6fd3bb; --on-accent: #06251f;
    --good: #7fdcc5; --good-paper: #173129; --bad: #ff9d8c; --wait: #f2bd6b;
    --shell: #34373b;
  }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body {
  margin: 0; background: var(--ground); color: var(--ink);
  font: 1rem/1.45 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
}
h1, h2, p, dl, dd, ol { margin: 0; padding: 0; }
h1 { font-size: 1.35rem; letter-spacing: -0.01em; }
h2 { font-size: 1.05rem; }
h2:focus { outline: none; }
button, select, input, summary { min-height: 44px; font: inherit; }
button, select, input {
  padding: 0 1rem; border: 1px solid var(--edge); border-radius: 12px;
  background: var(--paper); color: var(--ink);
}
button { cursor: pointer; font-weight: 600; }
button:disabled { opacity: 0.55; cursor: default; }
.primary {
  border-color: var(--accent); background: var(--accent);
  color: var(--on-accent);
}
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.top {
  display: flex; justify-content: space-between; align-items: center;
  gap: 1rem; max-width: 1180px; margin: 0 auto; padding: 1rem;
}
.top p, .quiet { color: var(--soft); font-size: 0.9rem; }
.unseen {
  position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%);
}
#offline {
  max-width: 1148px; margin: 0 auto 1rem; padding: 0.75rem 1rem;
  border-radius: 12px; background: var(--bad); color: var(--ground);
}
main {
  display: grid; gap: 1.5rem; max-width: 1180px; margin: 0 auto;
  padding: 0 1rem 2rem;
}
.device, .panels { min-width: 0; }
.chooser { display: grid; gap: 0.25rem; margin-bottom: 0.75rem; }
.chooser label { font-weight: 600; font-size: 0.9rem; }
.screen {
  display: grid; gap: 0.75rem; align-content: start; padding: 1.25rem 1rem;
  border: 8px solid var(--shell); border-radius: 32px;
  background: var(--paper);
}
.screen > h2 ~ h2 {
  margin-top: 0.5rem; padding-top: 1rem; border-top: 1px solid var(--line);
}
#pushes:empty { display: none; }
#pushes { display: grid; gap: 0.75rem; }
.push {
  display: grid; gap: 0.5rem; padding: 1rem; border: 2px solid var(--accent);
  border-radius: 18px; animation: arrive 0.25s ease-out;
}
@keyframes arrive { from { transform: translateY(-8px); } }
@media (prefers-reduced-motion: reduce) { .push { animation: none; } }
.amount {
  font-size: 1.7rem; font-weight: 700; font-variant-numeric: tabular-nums;
}
.push label { display: grid; gap: 0.25rem; font-weight: 600; }
.push input { width: 100%; letter-spacing: 0.3em; }
.choices { display: grid; grid-template-columns: 1fr 1fr; gap: 0.5rem; }
#messages { display: grid; gap: 0.5rem; list-style: none; }
#messages li {
  padding: 0.6rem 0.8rem; border-radius: 4px 16px 16px 16px;
  background: var(--ground); overflow-wrap: anywhere;
}
#messages .good { background: var(--good-paper); }
.panels { display: grid; gap: 1.5rem; align-content: start; }
.panel {
  display: grid; gap: 0.75rem; padding: 1rem; border: 1px solid var(--line);
  border-radius: 20px; background: var(--paper); min-width: 0;
}
#totals { display: grid; gap: 0.5rem; }
#totals div { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; }
#totals dt { font-weight: 700; min-width: 2.5rem; }
table { width: 100%; border-collapse: collapse; font-size: 0.93rem; }
th { text-align: left; color: var(--soft); font-weight: 600; }
th, td { padding: 0.5rem 0.5rem 0.5rem 0; vertical-align: top; }
tbody tr { border-top: 1px solid var(--line); }
td > span, td > a { display: block; overflow-wrap: anywhere; }
td > a { min-height: 44px; padding-top: 0.6rem; color: var(--accent); }
.state { font-weight: 600; }
.paid { color: var(--good); }
.failed, .cancelled { color: var(--bad); }
.pending, .reversing, .reversed { color: var(--wait); }
summary { display: flex; align-items: center; font-weight: 600; cursor: pointer; }
summary::before { content: "▸"; width: 1.25em; }
[open] > summary::before { content: "▾"; }
.numbers div {
  display: grid; grid-template-columns: 10.5rem 1fr; gap: 0.75rem;
  padding: 0.4rem 0; border-top: 1px solid var(--line); font-size: 0.93rem;
}
.numbers dt { font-variant-numeric: tabular-nums; }
.card-page {
  max-width: 26rem; margin: 2rem auto; padding: 1.5rem;
  border: 1px solid var(--line); border-radius: 20px;
  background: var(--paper);
}
.card-page form { display: grid; gap: 0.5rem; }
.card-page button { padding: 0.5rem 1rem; }
@media (max-width: 699px) {
  thead {
    position: absolute; width: 1px; height: 1px; overflow: hidden;
    clip-path: inset(50%);
  }
  table, tbody, td { display: block; }
  tbody tr {
    display: grid; grid-template-columns: 1fr auto; gap: 0.1rem 1rem;
    grid-template-areas: "what amount" "when state" "callbacks state";
    padding: 0.6rem 0;
  }
  td { padding: 0; }
  .cell-amount { font-weight: 600; }
  .cell-amount, .cell-state { text-align: right; }
  .cell-when, .cell-callbacks { color: var(--soft); font-size: 0.9rem; }
  .cell-callbacks::before { content: attr(data-label) " : "; }
  .cell-what { grid-area: what; }
  .cell-amount { grid-area: amount; }
  .cell-when { grid-area: when; }
  .cell-state { grid-area: state; }
  .cell-callbacks { grid-area: callbacks; }
}
body.phone { background: var(--paper); }
.phone .top, .phone .panels { display: none; }
.phone main { display: block; padding: 1rem 0.75rem; }
.phone .screen { padding: 0; border: 0; border-radius: 0; }
@media (min-width: 960px) {
  .whole main { grid-template-columns: 380px 1fr; align-items: start; }
  .phone main { max-width: 400px; }
  .whole .screen { min-height: 620px; }
}
`
