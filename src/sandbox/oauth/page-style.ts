import { createHash } from 'node:crypto'

/** The style of every page a person sees. One text, so that its hash can stand in the content security policy. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --page: #f3f4f7; --card: #fff; --ink: #171a21; --soft: #565d6d; --line: #d9dde5;
  --edge: #868fa1; --field: #fff; --accent: #1f5bd8; --on-accent: #fff; --tint: #eef3fe; --warn: #a3281e;
  --warn-tint: #fdf0ee; }
@media (prefers-color-scheme: dark) { :root { --page: #0f1116; --card: #181b22; --ink: #eceef3; --soft: #a3abbb;
  --line: #343a47; --edge: #727b8e; --field: #11141a; --accent: #86a9ff; --on-accent: #0d1526; --tint: #1b2438;
  --warn: #ff9d92; --warn-tint: #33191a; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto,
  "Liberation Sans", sans-serif; -webkit-text-size-adjust: 100%; }
main { max-width: 32rem; margin: 0 auto; padding: 2.5rem 1rem 2rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 14px; padding: 1.75rem 2rem 2rem;
  box-shadow: 0 1px 2px rgb(0 0 0 / .05), 0 8px 28px rgb(0 0 0 / .06); }
.badge { display: inline-block; margin: 0 0 .875rem; padding: .15rem .625rem; border-radius: 99px; background: var(--tint);
  color: var(--accent); font-size: .8125rem; font-weight: 600; }
h1 { margin: 0 0 .375rem; font-size: 1.5rem; line-height: 1.25; letter-spacing: -.01em; text-wrap: balance; }
h2 { margin: 0 0 .375rem; font-size: 1rem; font-weight: 600; }
p { margin: 0 0 1rem; } .card > :last-child { margin-bottom: 0; }
.soft { color: var(--soft); }
code { font: .9375em ui-monospace, SFMono-Regular, Menlo, "Liberation Mono", monospace; overflow-wrap: anywhere; }
ul { margin: 0 0 1.25rem; padding: 0; list-style: none; }
li { padding: .125rem 0; }
summary { cursor: pointer; width: fit-content; max-width: 100%; padding: 0 .25rem 0 0; border-radius: 4px; }
summary::marker { color: var(--accent); }
details p { margin: .125rem 0 .375rem 1.125rem; font-size: .9375rem; }
fieldset { margin: 0 0 1.25rem; padding: 0; border: 0; min-width: 0; }
legend, label.name { display: block; margin: 0 0 .375rem; padding: 0; font-weight: 600; }
.choice { display: flex; align-items: center; gap: .75rem; padding: .625rem .875rem; border: 1px solid var(--line);
  border-bottom-width: 0; cursor: pointer; }
.choice:first-of-type { border-radius: 10px 10px 0 0; }
.choice:last-of-type { border-radius: 0 0 10px 10px; border-bottom-width: 1px; }
.choice:only-of-type { border-radius: 10px; }
.choice:hover, .choice:has(:checked) { background: var(--tint); }
.choice:has(:checked) { font-weight: 600; }
input[type=radio] { width: 1.125rem; height: 1.125rem; margin: 0; accent-color: var(--accent); flex: none; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; margin: 0 0 1rem; }
input[type=text], input[type=password] { width: 100%; padding: .5625rem .75rem; font: inherit; color: inherit;
  background: var(--field); border: 1px solid var(--edge); border-radius: 10px; }
.hint, .problem { margin: 0 0 1.25rem; padding: .6875rem 1rem; border-radius: 10px; font-size: .9375rem; }
.hint { background: var(--tint); }
.problem { background: var(--warn-tint); color: var(--warn); font-weight: 600; }
.buttons { display: flex; gap: .75rem; }
button { flex: 1; min-height: 2.875rem; padding: .625rem 1rem; font: inherit; font-weight: 600; border-radius: 10px;
  cursor: pointer; border: 1px solid var(--edge); background: transparent; color: inherit; }
button.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
button:hover { filter: brightness(1.08); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
footer { margin: 1.25rem .5rem 0; color: var(--soft); font-size: .8125rem; overflow-wrap: anywhere; }
footer p { margin: 0 0 .25rem; }
pre { margin: 0 0 1rem; padding: .875rem 1rem; border-radius: 10px; background: var(--tint); white-space: pre-wrap;
  font-size: .875rem; }
@media (max-width: 32rem) { main { padding: 0; } .card { border: 0; border-radius: 0; padding: 1.5rem 1.25rem;
  box-shadow: none; } footer { margin: 1.25rem 1.25rem 2rem; } .buttons { flex-direction: column; }
  .pair { grid-template-columns: 1fr; } }
`

/** Source expression of CSP for exactly this style. */
export const STYLE_HASH = `'sha256-${createHash('sha256').update(PAGE_STYLE).digest('base64')}'`
